package org.lifeboat.lab.advise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.service.ServedBoot;
import org.lifeboat.evidence.log.KernelLog;
import org.lifeboat.evidence.log.LoggedKernel;
import org.lifeboat.evidence.log.LoggedNote;
import org.lifeboat.evidence.log.LoggedNotes;
import org.lifeboat.lab.advise.Effect.Weight;
import org.lifeboat.load.diagnosis.KernelVersion;
import org.lifeboat.load.service.Scenario;

/**
 * Advises: boots a machine as it is, then with each thing that one could try. Immutable; any number
 * of threads may use one.
 */
public final class Advisor {
  private static final String DEFAULT_ON = "drivers.intel-vtd.default-on=";

  private static final Comparator<Option> BEST_FIRST =
      Comparator.comparing((Option o) -> o.effect().weight())
          .thenComparing(
              o -> o.effect().weight() == Weight.MENDS ? 0 : -(o.effect().savedBytes() >> 20))
          .thenComparing(Option::kind);

  private final Lifeboat lifeboat;
  private final Boots boots;

  /**
   * @param lifeboat what boots
   * @param limits how long the workloads of a machine that has some are watched
   */
  public Advisor(Lifeboat lifeboat, Scenario.Limits limits) {
    this.lifeboat = lifeboat;
    this.boots = new Boots(lifeboat, limits);
  }

  /** A request, what it plans, and what came of it. */
  private record Boot(PlanRequest request, BootPlan plan, ServedBoot served) {
    BootReport report() {
      return served.report();
    }
  }

  /**
   * Advises on what a request plans.
   *
   * @param log the log that the machine was made of; empty where it comes from elsewhere
   * @throws org.lifeboat.engine.config.ConfigException if anything is wrong with the plan
   */
  public Advice advise(PlanRequest request, Optional<KernelLog> log) {
    if (log.isEmpty()) {
      return advice(boot(request), Optional.empty(), Optional.empty(), List.of());
    }
    Witness witness = new Witness(log.get());
    PlanRequest own = request.unchanged();
    Boot asItWas = boot(own);
    Optional<Boolean> builtOn =
        witness
            .builtOn(asItWas.report())
            .filter(on -> witness.agrees(boot(own.withSet(DEFAULT_ON + on)).report()));
    PlanRequest taught = builtOn.map(on -> request.withSet(DEFAULT_ON + on)).orElse(request);
    Boot base = taught.equals(own) ? asItWas : boot(taught);
    Optional<Evidence> evidence =
        request.equals(own)
            ? Optional.of(witness.evidence(base.report(), builtOn.map(Advisor::built)))
            : Optional.empty();
    Optional<KernelVersion> version =
        evidence.flatMap(e -> new LoggedKernel(log.get()).release()).flatMap(KernelVersion::of);
    return advice(base, evidence, version, LoggedNotes.of(log.get()));
  }

  private static String built(boolean on) {
    return "no parameter switches VT-d %s: this kernel was built like that"
        .formatted(on ? "on" : "off");
  }

  private Boot boot(PlanRequest request) {
    BootPlan plan = lifeboat.reader().read(request);
    return new Boot(request, plan, boots.of(plan));
  }

  private Advice advice(
      Boot base,
      Optional<Evidence> evidence,
      Optional<KernelVersion> version,
      List<LoggedNote> notes) {
    boolean known = KnownDevices.areKnown(base.plan().machine());
    List<Option> tried =
        Stream.concat(
                Candidates.of(base.plan(), base.report()).stream()
                    .map(candidate -> option(base, candidate, known)),
                new KernelRuns(boots, base.request(), base.served(), known).options().stream())
            .toList();
    return new Advice(
        base.plan(),
        base.report(),
        base.served().service(),
        evidence,
        version.or(() -> KernelVersion.of(base.report().kernel())),
        notes,
        ranked(tried),
        tried.stream()
            .filter(o -> o.effect().isNothing())
            .flatMap(o -> o.labels().stream())
            .toList(),
        KnownDevices.limited(base.plan().machine()));
  }

  private Option option(Boot base, Candidate candidate, boolean known) {
    ServedBoot other = boots.of(candidate.plan());
    return new Option(
        candidate.kind(),
        List.of(candidate.label()),
        ServiceEffect.between(base.served(), other, known));
  }

  /** What changes something, the best first, what comes to the same in one. */
  private static List<Option> ranked(List<Option> tried) {
    Map<List<String>, Option> merged = new LinkedHashMap<>();
    tried.stream()
        .filter(o -> !o.effect().isNothing())
        .forEach(o -> merged.merge(o.effect().sentences(), o, Advisor::together));
    return merged.values().stream().sorted(BEST_FIRST).toList();
  }

  private static Option together(Option one, Option other) {
    List<String> labels = new ArrayList<>(one.labels());
    labels.addAll(other.labels());
    return new Option(one.kind(), labels, one.effect());
  }
}
