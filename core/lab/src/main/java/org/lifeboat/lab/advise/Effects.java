package org.lifeboat.lab.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.engine.render.Devices;
import org.lifeboat.engine.render.Outcome;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.engine.render.Verdict;
import org.lifeboat.engine.render.Words;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.DeviceFate;
import org.lifeboat.engine.report.BootReport.HardwareIommu;
import org.lifeboat.engine.report.BootReport.Reach;
import org.lifeboat.lab.advise.Effect.Weight;

/** Finds how one boot differs from another, and says it. */
final class Effects {
  /** Less than this is the noise of page tables. */
  private static final long WORTH_A_WORD = 1 << 20;

  private static final long MANY = 16 << 20;

  private static final int NAMED = 2;

  private final BootReport base;
  private final BootReport other;
  private final boolean known;
  private final List<String> sentences = new ArrayList<>();

  private Effects(BootReport base, BootReport other, boolean known) {
    this.base = base;
    this.other = other;
    this.known = known;
  }

  /**
   * How {@code other} differs from {@code base}.
   *
   * @param known whether it is known which devices there are
   */
  static Effect between(BootReport base, BootReport other, boolean known) {
    return new Effects(base, other, known).effect();
  }

  private Effect effect() {
    if (!other.completed() || !base.completed()) {
      return ended();
    }
    long saved = held(base) - held(other);
    hardware();
    if (known) {
      fates();
    } else {
      fateOfStandIn();
    }
    pool();
    boolean counts = Math.abs(saved) >= WORTH_A_WORD;
    if (counts) {
      sentences.add(
          Sizes.human(rough(Math.abs(saved))) + (saved > 0 ? " more are free" : " more are held"));
    }
    return new Effect(weight(counts ? saved : 0), saved, sentences);
  }

  /** Whole megabytes where there are many: tables beside the pool differ from kernel to kernel. */
  private static long rough(long bytes) {
    return bytes < MANY ? bytes : bytes >> 20 << 20;
  }

  private Effect ended() {
    if (other.completed()) {
      return new Effect(Weight.MENDS, 0, List.of("the machine starts: " + clause(other)));
    }
    String how =
        other
            .panic()
            .map(text -> "the machine stops: " + text)
            .orElseGet(
                () -> "there is no answer: " + other.failure().map(f -> f.problem()).orElse(""));
    boolean same = other.panic().equals(base.panic()) && other.failure().equals(base.failure());
    return new Effect(Weight.HARMS, 0, same ? List.of() : List.of(how));
  }

  private static long held(BootReport report) {
    return new Outcome(report).costBytes() + report.memory().driverBytes();
  }

  private void hardware() {
    HardwareIommu before = base.hardware();
    HardwareIommu after = other.hardware();
    if (after.active()) {
      works(before, after);
    } else if (after.failedAt().isPresent()) {
      fails(before, after);
    } else if (before.active()) {
      sentences.add(name(before) + " is off");
    } else if (before.failedAt().isPresent()) {
      sentences.add(name(before) + " is not tried any more");
    }
  }

  private void works(HardwareIommu before, HardwareIommu after) {
    if (!before.active() || !before.driver().equals(after.driver())) {
      sentences.add(
          name(after)
              + " works"
              + (after.passesThrough() ? ", and passes all addresses through" : partly()));
    } else if (after.passesThrough() && !before.passesThrough()) {
      sentences.add(
          name(after) + " passes all addresses through" + counted(" (it translated for %s)", base));
    } else if (before.passesThrough() && !after.passesThrough()) {
      sentences.add(
          name(after)
              + " translates"
              + counted(" for %s", other)
              + ", where it passed all through");
    }
  }

  /** Where only some devices are translated for. */
  private String partly() {
    long some = translated(other);
    int all = other.devices().size();
    return known && some > 0 && some < all ? " for %s of %s devices".formatted(some, all) : "";
  }

  private String counted(String words, BootReport report) {
    return known ? words.formatted(Words.count(translated(report), "device")) : "";
  }

  private void fails(HardwareIommu before, HardwareIommu after) {
    if (!before.failedAt().equals(after.failedAt())) {
      sentences.add(
          name(after)
              + " fails"
              + after.cause().map(Finding::text).map(Effects::clause).orElse(""));
    }
  }

  private static String clause(BootReport report) {
    String verdict = new Verdict(new Outcome(report)).sentence();
    boolean name = report.hardware().active();
    String first = verdict.substring(0, 1);
    return (name ? first : first.toLowerCase(Locale.ROOT))
        + verdict.substring(1, verdict.length() - 1);
  }

  private static String clause(String text) {
    return ": " + (text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
  }

  private static String name(HardwareIommu hardware) {
    return hardware.driver().orElse("the hardware IOMMU");
  }

  private void fates() {
    Set<PciAddress> deadBefore = addresses(base, Reach.UNREACHABLE);
    Set<PciAddress> deadAfter = addresses(other, Reach.UNREACHABLE);
    List<String> dying = named(other, deadAfter, deadBefore);
    List<String> reviving = named(base, deadBefore, deadAfter);
    if (!dying.isEmpty()) {
      sentences.add(
          Words.count(dying.size(), "device") + " can no longer work: " + Words.list(dying, NAMED));
    }
    if (!reviving.isEmpty()) {
      sentences.add(
          deadAfter.isEmpty()
              ? "all devices live"
              : Words.count(reviving.size(), "device") + " live again");
    }
    bounces();
  }

  /** What would become of a device of 32 bits. */
  private void fateOfStandIn() {
    other.devices().stream()
        .map(DeviceFate::reach)
        .filter(reach -> base.devices().stream().noneMatch(d -> d.reach() == reach))
        .findFirst()
        .ifPresent(
            reach ->
                sentences.add(
                    switch (reach) {
                      case DIRECT -> "a device of 32 bits would reach all memory";
                      case TRANSLATED -> "it would map the addresses of a device of 32 bits";
                      case BOUNCED -> "a device of 32 bits would bounce";
                      case UNREACHABLE -> "a device of 32 bits could not work";
                    }));
  }

  private void bounces() {
    Set<PciAddress> before = addresses(base, Reach.BOUNCED);
    Set<PciAddress> after = addresses(other, Reach.BOUNCED);
    if (before.equals(after)) {
      return;
    }
    if (!after.isEmpty()) {
      List<String> names = named(other, after, Set.of());
      sentences.add(
          Words.count(after.size(), "device")
              + (after.size() == 1 ? " bounces: " : " bounce: ")
              + Words.list(names, NAMED));
    } else if (other.devices().stream().noneMatch(d -> d.reach() == Reach.UNREACHABLE)) {
      sentences.add("no device bounces");
    }
  }

  private static Set<PciAddress> addresses(BootReport report, Reach reach) {
    return report.devices().stream()
        .filter(d -> d.reach() == reach)
        .map(DeviceFate::address)
        .collect(Collectors.toSet());
  }

  private static List<String> named(
      BootReport report, Set<PciAddress> some, Set<PciAddress> without) {
    return report.devices().stream()
        .filter(d -> some.contains(d.address()) && !without.contains(d.address()))
        .map(Devices::named)
        .toList();
  }

  private void pool() {
    long before = poolBytes(base);
    long after = poolBytes(other);
    if (before == after) {
      return;
    }
    if (after == 0) {
      sentences.add("no bounce buffer is left");
    } else if (before == 0) {
      sentences.add("a bounce buffer of " + Sizes.human(after) + " stands ready");
    } else {
      sentences.add(
          "the bounce buffer has %s instead of %s%s"
              .formatted(Sizes.human(after), Sizes.human(before), place()));
    }
  }

  private String place() {
    return other
        .pool()
        .filter(p -> other.certainty().poolIsExact())
        .map(p -> ", at " + Sizes.address(p.range().start()))
        .orElse("");
  }

  private static long poolBytes(BootReport report) {
    return report.pool().map(p -> p.range().bytes()).orElse(0L);
  }

  private Weight weight(long saved) {
    long died = dead(other) - dead(base);
    boolean back = base.hardware().failedAt().isPresent() && other.hardware().active();
    if (died > 0) {
      return Weight.HARMS;
    }
    if (died < 0 || back) {
      return Weight.MENDS;
    }
    if (guards(base) != guards(other) || translated(base) != translated(other)) {
      boolean more = guards(other) && translated(other) >= translated(base);
      return more ? Weight.PROTECTS : Weight.EXPOSES;
    }
    return saved == 0 ? Weight.SHIFTS : saved > 0 ? Weight.SAVES : Weight.COSTS;
  }

  private static long dead(BootReport report) {
    return addresses(report, Reach.UNREACHABLE).size();
  }

  private static boolean guards(BootReport report) {
    return report.hardware().active() && !report.hardware().passesThrough();
  }

  private static long translated(BootReport report) {
    return addresses(report, Reach.TRANSLATED).size();
  }
}
