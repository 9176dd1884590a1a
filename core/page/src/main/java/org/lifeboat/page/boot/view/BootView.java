package org.lifeboat.page.boot.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.render.Outcome;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.engine.render.Story;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.Certainty;
import org.lifeboat.engine.service.ServedBoot;
import org.lifeboat.load.service.Service;
import org.lifeboat.page.boot.memory.Moments;
import org.lifeboat.page.boot.memory.Picture;
import org.lifeboat.page.boot.memory.Shot;
import org.lifeboat.page.boot.memory.Tips;
import org.lifeboat.page.boot.memory.Use;

/**
 * All that the page of a boot says, for its template.
 *
 * @param plan what was booted
 * @param boot what came of it
 * @param shots memory along the way; empty where nothing is known of it
 * @param command that repeats it
 */
public record BootView(BootPlan plan, ServedBoot boot, List<Shot> shots, String command) {
  public BootReport report() {
    return boot.report();
  }

  public Outcome outcome() {
    return new Outcome(report());
  }

  public String title() {
    return report().machine() + " under " + report().kernel() + " with " + report().policy();
  }

  /** What became of DMA, and what it costs, in a sentence. */
  public String story() {
    String story = closed(new Story(outcome()).text());
    return story.substring(0, 1).toUpperCase(Locale.ROOT) + story.substring(1);
  }

  /** The hardware IOMMU in a sentence. */
  public String hardware() {
    return closed(outcome().hardware());
  }

  private static String closed(String words) {
    return words.endsWith(".") ? words : words + ".";
  }

  /** The moment at which the machine stops or the boot is broken off, from 1; else empty. */
  public String stop() {
    return report().completed() ? "" : Integer.toString(shots.size());
  }

  /** Good, warn or bad. */
  public String tone() {
    boolean served = boot.service().map(Service::servesAll).orElse(true);
    return outcome().allAlive() && served ? "good" : report().completed() ? "warn" : "bad";
  }

  /** What could be otherwise, in sentences. */
  public List<String> doubts() {
    Certainty certainty = report().certainty();
    List<String> doubts = new ArrayList<>();
    if (!certainty.outcomeIsSure()) {
      doubts.add("The way of DMA: " + String.join("; ", certainty.aboutOutcome()) + ".");
    }
    if (certainty.poolWithin().isPresent() && !certainty.poolIsExact()) {
      doubts.add(
          "Where the bounce buffer lies, but within "
              + Tips.place(certainty.poolWithin().get())
              + ": "
              + String.join("; ", certainty.aboutPool())
              + ".");
    }
    return doubts;
  }

  public Picture picture() {
    return Picture.of(shots);
  }

  public Moments moments() {
    return Moments.of(shots);
  }

  /** The picture in a sentence, for who cannot see it. */
  public String pictureInWords() {
    return "Who owns which memory at "
        + shots.size()
        + " moments of the boot; the table below has the same in numbers.";
  }

  /** The uses of memory that occur, each with its bytes at every shot. */
  public List<UseLine> useLines() {
    return Stream.of(Use.values())
        .filter(use -> shots.stream().anyMatch(s -> bytes(s, use) > 0))
        .map(use -> new UseLine(use, shots.stream().map(s -> human(bytes(s, use))).toList()))
        .toList();
  }

  /** A use and its bytes, for people. */
  public record UseLine(Use use, List<String> sizes) {}

  private static long bytes(Shot shot, Use use) {
    return shot.owners().stream()
        .filter(o -> Use.of(o.owner()) == use)
        .mapToLong(BootReport.Owned::bytes)
        .sum();
  }

  private static String human(long bytes) {
    return bytes == 0 ? "–" : Sizes.human(bytes);
  }

  public List<Way> ways() {
    return Way.of(report().devices());
  }

  /** What came of the machine's workloads. */
  public Optional<Load> load() {
    return boot.service().map(Load::of);
  }

  public List<Cost> costs() {
    return Cost.of(outcome());
  }
}
