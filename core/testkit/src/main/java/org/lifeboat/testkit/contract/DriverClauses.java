package org.lifeboat.testkit.contract;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Machine.BootLoader;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.report.BootReport;

/** What is asked of a driver beside its boots: an empty machine, and its firmware faults. */
final class DriverClauses {
  private final Subject subject;
  private final BootClauses boots;

  DriverClauses(Subject subject, BootClauses boots) {
    this.subject = subject;
    this.boots = boots;
  }

  Stream<Clause> clauses() {
    return Stream.of(
        new Clause(
            Family.TELLS_THE_TRUTH, "finds nothing where there is nothing", this::emptyMachine),
        new Clause(
            Family.SURVIVES, "offers faults that any firmware survives", this::faultsAreTotal),
        new Clause(
            Family.SAME_BYTES,
            "offers faults that change the same bytes each time",
            this::faultsAreSame),
        new Clause(Family.SAYS_WHY, "says of each fault what it does", this::faultsAreExplained));
  }

  private void emptyMachine() {
    for (Processor.Vendor vendor : Processor.Vendor.values()) {
      BootPlan plan =
          boots.under(BootPlan.of(nothing(vendor), boots.bench().reader().kernel("linux-6.1")));
      Trial trial = boots.bench().boot(plan);
      trial.report().map(BootReport::events).orElse(List.of()).stream()
          .filter(BootEvent.Detected.class::isInstance)
          .map(e -> ((BootEvent.Detected) e).detection())
          .filter(Detection.Present.class::isInstance)
          .findFirst()
          .ifPresent(
              found -> {
                throw new Breach(
                    "it finds " + ((Detection.Present) found).what(),
                    new Witness(boots.bench()).of(plan));
              });
    }
  }

  private static Machine nothing(Processor.Vendor vendor) {
    return new Machine(
        "nothing",
        "",
        new FirmwareMap(
            List.of(
                new Entry(new MemoryRange(0, 0x9f000), Kind.USABLE),
                new Entry(new MemoryRange(1 << 20, 1 << 30), Kind.USABLE))),
        List.of(),
        List.of(),
        new FirmwareImage(List.of(), List.of()),
        List.of(),
        new Processor(vendor, 6, 1, 1, false),
        Dmi.NONE,
        BootLoader.PLAIN,
        List.of(),
        List.of());
  }

  private List<FirmwareFault> faults() {
    return ProviderClauses.plugin(PluginKind.DRIVER, subject).faults();
  }

  private Stream<FirmwareImage> images() {
    return Stream.concat(
        Stream.of(new FirmwareImage(List.of(), List.of())),
        boots.shipped().random(100).map(plan -> plan.machine().firmware()));
  }

  private void faultsAreTotal() {
    for (FirmwareFault fault : faults()) {
      images().forEach(image -> apply(fault, image));
    }
  }

  private static FirmwareImage apply(FirmwareFault fault, FirmwareImage image) {
    @Nullable FirmwareImage changed;
    try {
      changed = fault.change().apply(image);
    } catch (RuntimeException e) {
      throw new Breach("the fault " + fault.id() + " throws " + e + " on " + image);
    }
    if (changed == null) {
      throw new Breach("the fault " + fault.id() + " makes null of " + image);
    }
    return changed;
  }

  private void faultsAreSame() {
    for (FirmwareFault fault : faults()) {
      images()
          .filter(image -> !apply(fault, image).equals(apply(fault, image)))
          .findFirst()
          .ifPresent(
              image -> {
                throw new Breach("the fault " + fault.id() + " changes other bytes each time");
              });
    }
  }

  private void faultsAreExplained() {
    for (FirmwareFault fault : faults()) {
      if (fault.summary().isBlank()) {
        throw new Breach("the fault " + fault.id() + " has no summary");
      }
    }
  }
}
