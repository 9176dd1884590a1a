package org.lifeboat.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.pci.PciFunction;

/**
 * Any Rio Grande table and any buses in the registers of Calgary. The input: kernel, policy, fault,
 * three words, the bus registers of two host bridges (8 bytes), the block with the table.
 */
final class CalgaryFuzzTest {
  private static final Processor PROCESSOR =
      new Processor(Processor.Vendor.INTEL, 0xf, 4, 2, false);
  private static final List<String> WORDS =
      List.of(
          "iommu=calgary",
          "",
          "calgary=64k",
          "calgary=8M,translate_empty_slots",
          "calgary=disable=1,disable=0x2",
          "calgary=disable=99999",
          "iommu=soft",
          "swiotlb=force");

  private static final int IBM = 0x1014;
  private static final int CALGARY = 0x02a1;
  private static final int CALIOC2 = 0x0308;
  private static final long REGISTERS = 0xfec0_0000L;

  @FuzzTest
  void boot(byte[] data) {
    Input input = new Input(data);
    Boots.Choice choice = Boots.choice(input);
    String commandLine = input.words(3, WORDS);
    Bytes registers =
        Bytes.of(new byte[0x6000])
            .with(0x4020, input.take(Integer.BYTES).toArray())
            .with(0x5020, input.take(Integer.BYTES).toArray());

    choice.boot(
        Machines.of(
            Machines.MAP,
            List.of(Machines.table("RIO ", input.rest())),
            List.of(new RegisterPage(REGISTERS, registers, true)),
            functions(),
            PROCESSOR,
            commandLine));
  }

  private static List<PciFunction> functions() {
    return List.of(
        Machines.card("00:00.0", Machines.INTEL, 0x1000),
        Machines.card("01:00.0", IBM, CALGARY),
        Machines.card("01:01.0", 0x14e4, 0x1648),
        Machines.bridge("01:02.0", IBM, 3, Bytes.EMPTY),
        Machines.card("02:00.0", IBM, CALIOC2),
        Machines.card("03:00.0", Machines.INTEL, 0x1010));
  }
}
