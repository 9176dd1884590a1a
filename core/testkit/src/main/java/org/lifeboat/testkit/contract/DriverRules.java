package org.lifeboat.testkit.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lifeboat.api.driver.EarlyProbe;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.report.BootReport;

/** What holds after every boot with a driver. */
final class DriverRules {
  private DriverRules() {}

  static Stream<Rule> all() {
    return Stream.of(
        new Rule(
            Family.TELLS_THE_TRUTH,
            "works with at least one unit",
            (plan, trial) ->
                active(trial).filter(a -> a.units() < 1).map(a -> a.units() + " units")),
        new Rule(
            Family.TELLS_THE_TRUTH, "groups only functions that there are", DriverRules::strangers),
        new Rule(
            Family.TELLS_THE_TRUTH,
            "puts no function into two groups",
            (plan, trial) -> active(trial).flatMap(DriverRules::twice)),
        new Rule(
            Family.TELLS_THE_TRUTH, "starts what it called sound", DriverRules::soundButFailed),
        new Rule(
            Family.SAYS_WHY,
            "says what is wrong, with a code for programs",
            (plan, trial) -> findings(trial).flatMap(DriverRules::dumb).findFirst()),
        PolicyRules.readable());
  }

  private static Stream<BootEvent> events(Trial trial) {
    return trial.report().map(BootReport::events).orElse(List.of()).stream();
  }

  private static Stream<Initialization> results(Trial trial) {
    return events(trial)
        .filter(BootEvent.Initialized.class::isInstance)
        .map(e -> ((BootEvent.Initialized) e).result());
  }

  private static Optional<Initialization.Active> active(Trial trial) {
    return results(trial)
        .filter(Initialization.Active.class::isInstance)
        .map(Initialization.Active.class::cast)
        .findFirst();
  }

  private static Optional<String> strangers(BootPlan plan, Trial trial) {
    Set<PciAddress> there =
        plan.machine().functions().stream().map(PciFunction::address).collect(Collectors.toSet());
    return active(trial).stream()
        .flatMap(a -> a.groups().stream())
        .flatMap(g -> g.functions().stream())
        .filter(member -> !there.contains(member))
        .findFirst()
        .map(member -> "there is no function " + member);
  }

  private static Optional<String> twice(Initialization.Active active) {
    Set<PciAddress> seen = new HashSet<>();
    for (IommuGroup group : active.groups()) {
      for (PciAddress member : group.functions()) {
        if (!seen.add(member)) {
          return Optional.of(member + " is in two groups");
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> soundButFailed(BootPlan plan, Trial trial) {
    boolean sound =
        events(trial)
            .anyMatch(
                e ->
                    e instanceof BootEvent.Detected detected
                        && detected.probe() instanceof EarlyProbe.Sound);
    boolean byOrder = plan.faults().stream().anyMatch(Fault.DriverFails.class::isInstance);
    return sound && !byOrder
        ? results(trial)
            .filter(Initialization.Failed.class::isInstance)
            .findFirst()
            .map(failed -> "sound at the early stage, and then " + failed)
        : Optional.empty();
  }

  private static Stream<Finding> findings(Trial trial) {
    return Stream.concat(
        results(trial)
            .filter(Initialization.Failed.class::isInstance)
            .map(r -> ((Initialization.Failed) r).cause()),
        events(trial)
            .filter(BootEvent.Detected.class::isInstance)
            .map(e -> ((BootEvent.Detected) e).probe())
            .filter(EarlyProbe.Broken.class::isInstance)
            .map(p -> ((EarlyProbe.Broken) p).cause()));
  }

  private static Stream<String> dumb(Finding finding) {
    if (finding.text().isBlank()) {
      return Stream.of("the finding '" + finding.code() + "' has no text");
    }
    return finding.code().matches("[a-z0-9]+(-[a-z0-9]+)*")
        ? Stream.empty()
        : Stream.of("the code '" + finding.code() + "' is not made of words joined by dashes");
  }
}
