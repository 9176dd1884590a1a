package org.lifeboat.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.PlanReader;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.Machine;

/**
 * What a large experiment boots: each machine of {@code config/machines} under each policy and a
 * dozen kernels, with faults and with memory of several sizes, in the order in which an experiment
 * counts them: neighbours share a machine. (Shuffled, a boot costs a third more: the processor's
 * caches hold one machine, not all.)
 */
final class Mixture {
  private static final long FOUR_GB = 1L << 32;

  /** Of RAM above 4 GB, in turn; none leaves the machine as it is. */
  private static final long[] HIGH_GIGABYTES = {0, 12, 252, 1020};

  private static final List<String> KERNELS =
      List.of(
          "linux-2.6.32",
          "linux-2.6.33",
          "linux-3.0",
          "linux-4.4",
          "linux-4.12",
          "linux-4.19",
          "linux-5.4",
          "linux-5.5",
          "linux-5.10",
          "linux-5.15",
          "linux-6.1",
          "linux-6.12");

  private static final List<List<Fault>> FAULTS =
      List.of(
          List.of(),
          List.of(new Fault.Firmware("dmar-registers-all-ones")),
          List.of(new Fault.Firmware("dmar-no-address-width")),
          List.of(new Fault.Firmware("ivrs-bad-checksum")),
          List.of(new Fault.DriverFails("intel-vtd", "injected")),
          List.of(new Fault.Fragmentation(Zone.DMA32, 8, 50)));

  private Mixture() {}

  static List<BootPlan> plans(Lifeboat lifeboat) {
    List<KernelProfile> kernels = KERNELS.stream().map(lifeboat.reader()::kernel).toList();
    List<BootPlan> plans = new ArrayList<>();
    for (BootPlan plan : machinesUnderPolicies(lifeboat.reader())) {
      for (KernelProfile kernel : kernels) {
        for (List<Fault> faults : FAULTS) {
          long high = HIGH_GIGABYTES[plans.size() % HIGH_GIGABYTES.length] << 30;
          plans.add(
              plan.withMachine(withHighMemory(plan.machine(), high))
                  .withKernel(kernel)
                  .withFaults(faults)
                  .withSeed(plans.size()));
        }
      }
    }
    return plans;
  }

  private static List<BootPlan> machinesUnderPolicies(PlanReader reader) {
    try (Stream<Path> files = Files.list(Path.of("config/machines"))) {
      return files
          .filter(file -> file.toString().endsWith(".conf"))
          .sorted()
          .flatMap(file -> reader.readAllPolicies(PlanRequest.of(file)).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The machine with so much RAM from 4 GB on, whatever it had there; as it is where that is 0. */
  static Machine withHighMemory(Machine machine, long bytes) {
    if (bytes == 0) {
      return machine;
    }
    List<Entry> entries = new ArrayList<>(machine.firmwareMap().entries());
    entries.removeIf(e -> e.range().start() >= FOUR_GB);
    entries.add(new Entry(MemoryRange.ofSize(FOUR_GB, bytes), Kind.USABLE));
    return machine.withFirmwareMap(new FirmwareMap(entries));
  }
}
