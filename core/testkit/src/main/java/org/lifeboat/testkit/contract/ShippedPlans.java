package org.lifeboat.testkit.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.PluginChoice;

/**
 * Every shipped machine under every kernel; under some kernels with every fault, and with the
 * parameters that change what a plugin has to do.
 */
final class ShippedPlans {
  /** One for each dialect of drivers and each own policy. */
  private static final List<String> FAULTED =
      List.of("linux-2.6.32", "linux-2.6.33", "linux-5.4", "linux-6.1");

  private static final List<String> PARAMETERS =
      List.of(
          "swiotlb=force",
          "swiotlb=noforce",
          "swiotlb=512",
          "iommu=off",
          "iommu=soft",
          "iommu=pt",
          "intel_iommu=off amd_iommu=off",
          "mem=512M",
          "acpi=off");

  private static final PlanRequest FURTHER = PlanRequest.of(Path.of("further-machine.conf"));

  private final Bench bench;
  private final List<Machine> machines;

  /**
   * @param more further machines, as HOCON
   */
  ShippedPlans(Bench bench, List<String> more) {
    this.bench = bench;
    this.machines =
        Stream.concat(
                ShippedMachines.read(bench.reader()).stream(),
                more.stream().map(text -> bench.reader().read(FURTHER.saying(text))))
            .map(BootPlan::machine)
            .toList();
  }

  List<String> machineIds() {
    return machines.stream().map(Machine::id).toList();
  }

  /** All, under the kernels' own policies. */
  Stream<BootPlan> all() {
    List<KernelProfile> kernels =
        bench.reader().kernelIds().stream().map(bench.reader()::kernel).toList();
    return machines.stream()
        .flatMap(
            machine -> kernels.stream().flatMap(k -> variants(BootPlan.of(machine, k)).stream()));
  }

  /** One for each machine, under a kernel of today. */
  List<BootPlan> few() {
    KernelProfile kernel = bench.reader().kernel("linux-6.1");
    return machines.stream().map(machine -> BootPlan.of(machine, kernel)).toList();
  }

  /** So many of machines that nobody has built. */
  Stream<BootPlan> random(int count) {
    return new RandomPlans(FAULTED.stream().map(bench.reader()::kernel).toList(), machines)
        .some(count);
  }

  private List<BootPlan> variants(BootPlan plan) {
    List<BootPlan> variants = new ArrayList<>(List.of(plan));
    if (FAULTED.contains(plan.kernel().id())) {
      faults(plan).forEach(fault -> variants.add(plan.withFaults(List.of(fault))));
      String own = plan.machine().loader().commandLine();
      PARAMETERS.forEach(
          more -> variants.add(plan.withCommandLine(CommandLine.parse(own + " " + more))));
    }
    return variants;
  }

  private List<Fault> faults(BootPlan plan) {
    List<Fault> faults = new ArrayList<>();
    FirmwareImage firmware = plan.machine().firmware();
    for (FirmwareFault fault : bench.plugins().firmwareFaults().values()) {
      if (!fault.change().apply(firmware).equals(firmware)) {
        faults.add(new Fault.Firmware(fault.id()));
      }
    }
    for (PluginChoice driver : plan.kernel().drivers()) {
      faults.add(new Fault.DriverFails(driver.id(), "injected"));
    }
    faults.add(new Fault.Fragmentation(Zone.DMA32, 5, 20));
    faults.add(new Fault.Fragmentation(Zone.DMA32, 0, 1));
    return faults;
  }
}
