package org.lifeboat.testkit.contract;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.Loss;
import org.lifeboat.engine.report.BootReport.MemoryCost;
import org.lifeboat.engine.report.BootReport.Owned;

/** What holds after every boot under a policy. */
final class PolicyRules {
  private PolicyRules() {}

  static Stream<Rule> all() {
    return Stream.of(
        completed(
            Family.LOSES_NOTHING,
            "uses or gives back every pool that it reserved",
            PolicyRules::leaked),
        completed(
            Family.LOSES_NOTHING,
            "keeps, gives back or names as lost all that it took",
            PolicyRules::unaccounted),
        completed(
            Family.LOSES_NOTHING,
            "holds no memory of its own beside hardware that translates",
            PolicyRules::held),
        new Rule(
            Family.KEEPS_BOUNDS,
            "takes no pool where swiotlb=noforce forbids it",
            PolicyRules::forbidden),
        new Rule(
            Family.TELLS_THE_TRUTH,
            "lets hardware that works do its work",
            (plan, trial) -> trial.report().flatMap(PolicyRules::idle)),
        new Rule(
            Family.TELLS_THE_TRUTH,
            "stops the machine only where the hardware failed",
            (plan, trial) -> trial.report().flatMap(PolicyRules::panicked)),
        new Rule(
            Family.SAYS_WHY,
            "says why it stops the machine",
            (plan, trial) ->
                trial
                    .report()
                    .flatMap(BootReport::panic)
                    .filter(String::isBlank)
                    .map(text -> "the panic's text is blank")),
        readable());
  }

  /** Of whichever plugin. */
  static Rule readable() {
    return new Rule(
        Family.SAYS_WHY,
        "prints lines that people can read",
        (plan, trial) -> trial.report().flatMap(PolicyRules::unreadable));
  }

  private static Rule completed(
      Family family, String sentence, Function<BootReport, Optional<String>> wrong) {
    return new Rule(
        family,
        sentence,
        (plan, trial) -> trial.report().filter(BootReport::completed).flatMap(wrong));
  }

  private static Optional<String> leaked(BootReport report) {
    return report.memory().losses().stream()
        .filter(loss -> loss.why().contains("neither used nor given back"))
        .findFirst()
        .map(loss -> loss.range().bytes() + " bytes at " + loss.range() + ": " + loss.why());
  }

  private static Optional<String> unaccounted(BootReport report) {
    MemoryCost memory = report.memory();
    long kept =
        report
            .pool()
            .map(
                p ->
                    p.range().bytes()
                        + p.bookkeeping().stream().mapToLong(b -> b.range().bytes()).sum())
            .orElse(0L);
    long taken =
        memory.reservedEarlyBytes() + memory.reservedLateBytes() + memory.bookkeepingBytes();
    long returned = memory.returnedBytes() + memory.bookkeepingReturnedBytes();
    long lost =
        memory.losses().stream()
            .filter(loss -> loss.why().startsWith("swiotlb"))
            .map(Loss::range)
            .mapToLong(range -> range.bytes())
            .sum();
    return kept + returned + lost == taken
        ? Optional.empty()
        : Optional.of(
            "of %s bytes taken %s are kept, %s given back and %s lost"
                .formatted(taken, kept, returned, lost));
  }

  private static Optional<String> held(BootReport report) {
    if (!report.hardware().active()) {
      return Optional.empty();
    }
    List<Owned> own =
        report.owners().stream().filter(o -> o.owner().kind() == Owner.Kind.POLICY).toList();
    return own.stream()
        .findFirst()
        .map(o -> o.bytes() + " bytes at " + o.range() + " still belong to \"" + o.owner() + "\"");
  }

  private static Optional<String> forbidden(BootPlan plan, Trial trial) {
    return plan.kernel().bounce().noforce()
            && plan.commandLine().values("swiotlb").contains("noforce")
        ? trial
            .report()
            .map(r -> r.memory().reservedEarlyBytes() + r.memory().reservedLateBytes())
            .filter(bytes -> bytes > 0)
            .map(bytes -> "it took a pool of " + bytes + " bytes")
        : Optional.empty();
  }

  private static Optional<String> idle(BootReport report) {
    return report.events().stream()
        .filter(BootEvent.Decided.class::isInstance)
        .map(e -> ((BootEvent.Decided) e).backend())
        .filter(backend -> report.hardware().active() && backend.kind() != DmaBackend.Kind.HARDWARE)
        .findFirst()
        .map(backend -> "the hardware works, and it chose " + backend.kind());
  }

  private static Optional<String> panicked(BootReport report) {
    boolean decided = report.events().stream().anyMatch(BootEvent.Initialized.class::isInstance);
    return report.panic().isPresent() && decided && report.hardware().active()
        ? report.panic().map(text -> "the hardware works, and the machine stops: " + text)
        : Optional.empty();
  }

  private static Optional<String> unreadable(BootReport report) {
    return report.events().stream()
        .filter(BootEvent.Printed.class::isInstance)
        .map(e -> ((BootEvent.Printed) e).text())
        .filter(PolicyRules::isUnreadable)
        .findFirst()
        .map(text -> "it printed '" + text + "'");
  }

  private static boolean isUnreadable(String text) {
    return text.isBlank() || text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t');
  }
}
