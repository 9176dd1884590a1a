package org.lifeboat.lab.advise;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.render.Outcome;
import org.lifeboat.engine.render.Page;
import org.lifeboat.engine.render.ServiceWords;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.engine.render.Style;
import org.lifeboat.engine.render.Tone;
import org.lifeboat.engine.render.Words;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.evidence.log.Explanation;
import org.lifeboat.evidence.log.LoggedNote;
import org.lifeboat.evidence.log.LoggedOutcome.Remapping;
import org.lifeboat.lab.advise.Effect.Weight;

/** Advice as one page for people, the most useful first. */
public final class AdviceText {
  private static final int MOST_NOTES = 3;
  private static final int NAMED = 3;
  private static final int LABEL = 22;

  private final Style style;

  /** For an output that can show this. */
  public AdviceText(Style style) {
    this.style = style;
  }

  /** The page. */
  public String render(Advice advice) {
    Page page = new Page(style);
    BootReport base = advice.base();
    page.title(base.machine() + " under " + base.kernel());
    page.paragraph(tone(base), "", advice.verdict());
    page.paragraph(Tone.STRONG, "", new Headline(advice).sentence());
    page.blank();
    facts(page, advice);
    notes(page, advice.notes());
    options(page, advice);
    return page.text();
  }

  /** The page of what can be said without a machine. */
  public String render(Fragment fragment) {
    Page page = new Page(style);
    page.title(fragment.title());
    page.paragraph(Tone.WARNING, "", "Part of a log: of its boot nothing can be said.");
    notes(page, fragment.notes());
    page.blank();
    page.paragraph(Tone.DIM, "", fragment.missing());
    return page.text();
  }

  private static Tone tone(BootReport base) {
    return !base.completed() ? Tone.BAD : new Outcome(base).allAlive() ? Tone.GOOD : Tone.WARNING;
  }

  private static void facts(Page page, Advice advice) {
    BootReport base = advice.base();
    page.paragraph(Tone.PLAIN, "Hardware IOMMU  ", new Hardware(advice).sentence());
    page.paragraph(Tone.PLAIN, "Bounce buffer   ", new Need(advice).sentence());
    page.paragraph(Tone.PLAIN, "Memory held     ", cost(base));
    advice
        .service()
        .map(ServiceWords::new)
        .ifPresent(
            w ->
                page.paragraph(
                    w.service().servesAll() ? Tone.PLAIN : Tone.BAD,
                    "Under load      ",
                    w.sentence()));
    advice
        .evidence()
        .ifPresent(
            e ->
                page.paragraph(
                    e.agrees() ? Tone.PLAIN : Tone.WARNING, "The log         ", shown(e)));
    new EndlessSearch(advice)
        .sentence()
        .ifPresent(s -> page.paragraph(Tone.WARNING, "Can hang        ", s));
    doubts(advice).ifPresent(d -> page.paragraph(Tone.WARNING, "Not certain     ", d));
  }

  private static String cost(BootReport base) {
    long bytes = new Outcome(base).costBytes();
    long lost = base.memory().lostBytes();
    long driver = base.memory().driverBytes();
    String all = " of " + Sizes.human(base.memory().totalBytes()) + " of RAM";
    return (bytes < Pages.SIZE ? "none for bouncing" : Sizes.human(bytes) + all + " for bouncing")
        + (lost < Pages.SIZE ? "" : ", of which " + Sizes.human(lost) + " are lost")
        + (driver == 0 ? "" : ", and " + Sizes.human(driver) + " by the IOMMU's driver");
  }

  private static String shown(Evidence evidence) {
    String hardware = evidence.shown().map(AdviceText::words).orElse("");
    String pool =
        evidence
            .hasPool()
            .map(
                has ->
                    has
                        ? "a bounce buffer"
                            + evidence.pool().map(r -> " at " + Sizes.address(r.start())).orElse("")
                        : "no bounce buffer")
            .orElse("");
    String all =
        Stream.of(hardware, pool).filter(t -> !t.isEmpty()).collect(Collectors.joining(", "));
    if (all.isEmpty()) {
      return "ends before any of this is decided: all here is predicted";
    }
    return (evidence.agrees() ? "shows the same: " : "shows otherwise, so doubt what stands here: ")
        + all
        + evidence.learnt().map(l -> "; " + l).orElse("");
  }

  private static String words(Remapping remapping) {
    return switch (remapping) {
      case ON -> "the IOMMU is on";
      case FAILED -> "the IOMMU or its table is broken";
      case PARSED_OFF -> "the IOMMU is there and not used";
      case UNUSED -> "nothing looks at the IOMMU";
      case NONE -> "no IOMMU";
    };
  }

  /** What is not known, without what the log settles. */
  private static Optional<String> doubts(Advice advice) {
    boolean settled = advice.isSettled();
    List<String> doubts = advice.doubts();
    return doubts.isEmpty()
        ? Optional.empty()
        : Optional.of((settled ? "what a change does: " : "") + String.join("; ", doubts));
  }

  private static void notes(Page page, List<LoggedNote> notes) {
    if (notes.isEmpty()) {
      return;
    }
    page.heading("Worth a note in the log");
    notes.stream().limit(MOST_NOTES).forEach(note -> note(page, note));
    List<String> more = notes.stream().skip(MOST_NOTES).map(n -> n.example()).toList();
    if (!more.isEmpty()) {
      page.paragraph(Tone.DIM, "  and ", Words.list(more, NAMED));
    }
  }

  private static void note(Page page, LoggedNote note) {
    Explanation said = note.explanation();
    page.paragraph(
        note.kind().isRemark() ? Tone.PLAIN : Tone.WARNING,
        "  %4sx ".formatted(note.count()),
        note.example());
    boolean more =
        note.devices().stream().anyMatch(d -> !note.example().contains(d.split(" ", 2)[0]));
    String devices = more ? " (" + Words.list(note.devices()) + ")" : "";
    page.paragraph(
        Tone.PLAIN,
        "        ",
        sentence(said.meaning() + devices)
            + (said.detail().isEmpty() ? "" : " " + sentence(said.detail()))
            + (said.helps().isEmpty() ? "" : " Helps: " + said.helps() + ".")
            + (said.inVain().isEmpty() ? "" : " Does not help: " + said.inVain() + "."));
  }

  private static String sentence(String clause) {
    return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
  }

  private static void options(Page page, Advice advice) {
    page.heading("What would change it: each line is a boot of the model");
    advice.options().forEach(option -> option(page, option));
    if (!advice.unchanged().isEmpty()) {
      page.paragraph(Tone.DIM, "  ", "Changes nothing: " + String.join(", ", advice.unchanged()));
    }
  }

  /** What it takes to the left of what it does; above it where it is long. */
  private static void option(Page page, Option option) {
    String labels = Words.clean(String.join(", ", option.labels()));
    boolean fits = labels.length() <= LABEL;
    if (!fits) {
      page.paragraph(Tone.PLAIN, "  ", labels);
    }
    String left = fits ? labels : "";
    page.paragraph(
        tone(option.effect().weight()),
        "  " + left + " ".repeat(LABEL + 2 - left.length()),
        String.join("; ", option.effect().sentences()));
  }

  private static Tone tone(Weight weight) {
    return switch (weight) {
      case MENDS, PROTECTS, SAVES -> Tone.GOOD;
      case SHIFTS -> Tone.PLAIN;
      case COSTS, EXPOSES -> Tone.WARNING;
      case HARMS -> Tone.BAD;
    };
  }
}
