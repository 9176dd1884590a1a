package org.lifeboat.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Machine.BootLoader;
import org.lifeboat.evidence.table.Srat;

/**
 * Any SRAT table: a machine with the nodes that it describes boots. The input: kernel, policy,
 * fault, two words, the table.
 */
final class SratFuzzTest {
  private static final Processor PROCESSORS =
      new Processor(Processor.Vendor.INTEL, 6, 85, 12, false);

  private static final List<String> WORDS =
      List.of(
          "", "numa=off", "numa=noacpi", "acpi=off", "mem=3G", "swiotlb=force", "crashkernel=64M");

  @FuzzTest
  void boot(byte[] data) {
    Input input = new Input(data);
    Boots.Choice choice = Boots.choice(input);
    String commandLine = input.words(2, WORDS);
    Bytes table = input.rest();
    Srat srat = Srat.of(table);

    choice.boot(
        new Machine(
            "fuzzed",
            "",
            Machines.MAP,
            srat.memory(),
            srat.processorNodes(),
            new FirmwareImage(List.of(Machines.table("SRAT", table)), List.of()),
            List.of(),
            PROCESSORS,
            Dmi.NONE,
            new BootLoader(Optional.empty(), Optional.empty(), 0, false, commandLine),
            List.of(),
            List.of()));
  }
}
