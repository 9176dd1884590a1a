package org.lifeboat.lab.advise;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Unknown;
import org.lifeboat.engine.render.Outcome;
import org.lifeboat.engine.render.Verdict;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.evidence.log.LoggedNote;
import org.lifeboat.load.diagnosis.KernelVersion;
import org.lifeboat.load.service.Service;

/**
 * What is to be said to somebody with a machine.
 *
 * @param plan the machine and its kernel
 * @param base what happens as it is
 * @param service what comes of what its devices ask; empty where it does not say what
 * @param evidence what the machine's log shows; empty for a machine file
 * @param version of the kernel: that of the log where it is about the same kernel, which a profile
 *     may only stand for; else the profile's
 * @param notes what in the log tells of trouble, the gravest first
 * @param options what changes something, the best first
 * @param unchanged what was tried and changes nothing
 * @param limited devices that cannot reach all RAM by themselves, translated or not
 */
public record Advice(
    BootPlan plan,
    BootReport base,
    Optional<Service> service,
    Optional<Evidence> evidence,
    Optional<KernelVersion> version,
    List<LoggedNote> notes,
    List<Option> options,
    List<String> unchanged,
    List<PciFunction> limited) {
  /** Copies the lists. */
  public Advice {
    notes = List.copyOf(notes);
    options = List.copyOf(options);
    unchanged = List.copyOf(unchanged);
    limited = List.copyOf(limited);
  }

  /** Whether bits and devices are known, and not assumed. */
  boolean devicesAreSure() {
    return KnownDevices.areSure(plan.machine());
  }

  /** Whether it is known which devices there are, if not how far each reaches. */
  boolean devicesAreKnown() {
    return KnownDevices.areKnown(plan.machine());
  }

  /** What happens, in a sentence. */
  String verdict() {
    Verdict verdict = new Verdict(new Outcome(base));
    return devicesAreKnown() ? verdict.sentence() : verdict.sentenceWithoutDevices();
  }

  /** Whether the log itself shows what is predicted. */
  boolean isSettled() {
    return evidence.filter(e -> e.agrees() && e.settles()).isPresent();
  }

  /** Why the way of DMA could be another, without what the log answers. */
  List<String> doubts() {
    boolean shown = evidence.filter(e -> e.agrees() && e.shown().isPresent()).isPresent();
    Set<String> answered =
        plan.machine().unknowns().stream()
            .filter(u -> u.kind() == Unknown.Kind.KERNEL_BUILD)
            .map(Unknown::why)
            .collect(Collectors.toSet());
    return base.certainty().aboutOutcome().stream()
        .filter(w -> !(shown && answered.contains(w)))
        .toList();
  }
}
