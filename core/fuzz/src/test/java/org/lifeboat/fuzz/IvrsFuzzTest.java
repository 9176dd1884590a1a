package org.lifeboat.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.pci.PciFunction;

/**
 * Any IVRS table, units with any registers and a few words of the command line. The input: kernel,
 * policy, fault, three words, what is put right, control register and features (24 bytes), 16 bytes
 * of the unit's capability block, the table.
 */
final class IvrsFuzzTest {
  private static final Processor PROCESSOR = new Processor(Processor.Vendor.AMD, 0x17, 1, 2, false);
  private static final List<String> WORDS =
      List.of(
          "",
          "amd_iommu=off",
          "amd_iommu=fullflush,force_isolation,pgtbl_v2",
          "amd_iommu=force_enable,pgtbl_v1",
          "amd_iommu=share",
          "amd_iommu_intr=legacy",
          "amd_iommu_dump=1",
          "ivrs_ioapic=0@00:14.0",
          "ivrs_ioapic[4]=00:14.0",
          "ivrs_hpet=0@0000:00:14.0",
          "ivrs_acpihid[00:02.0]=AMD0020:0",
          "iommu=pt",
          "iommu=soft",
          "iommu=off",
          "intremap=off",
          "swiotlb=force");

  private static final long ANSWERING = 0xfed8_0000L;
  private static final long DEAD = 0x4000_0000L;
  private static final int CONTROL = 0x18;
  private static final int FEATURES = 0x30;
  private static final int FEATURES_2 = 0x1a0;
  private static final int CAPABILITY = 0x40;

  @FuzzTest
  void boot(byte[] data) {
    Input input = new Input(data);
    Boots.Choice choice = Boots.choice(input);
    String commandLine = input.words(3, WORDS);
    int mended = input.u8();
    Bytes registers =
        Bytes.of(new byte[0x4000])
            .with(CONTROL, input.take(Long.BYTES).toArray())
            .with(FEATURES, input.take(Long.BYTES).toArray())
            .with(FEATURES_2, input.take(Long.BYTES).toArray());
    Bytes config = Bytes.of(new byte[256]).with(CAPABILITY, input.take(16).toArray());
    Bytes table = AcpiTable.mended(input.rest(), mended);

    choice.boot(
        Machines.of(
            Machines.MAP,
            List.of(Machines.table("IVRS", table), Machines.table("APIC", AcpiTable.MADT)),
            List.of(
                new RegisterPage(ANSWERING, registers, true),
                new RegisterPage(DEAD, registers, false)),
            functions(config),
            PROCESSOR,
            commandLine));
  }

  private static List<PciFunction> functions(Bytes config) {
    return List.of(
        Machines.card("00:00.0", Machines.AMD, 0x1450),
        Machines.bridge("00:01.0", Machines.AMD, 1, Bytes.EMPTY),
        Machines.function("00:00.2", Machines.AMD, 0x1451, 0x080600, config),
        Machines.function("00:02.0", Machines.AMD, 0x1419, 0x080600, config),
        Machines.function("00:14.0", Machines.AMD, 0x790b, 0x0c0500, Bytes.EMPTY),
        Machines.card("01:00.0", Machines.INTEL, 0x100e),
        Machines.card("01:00.1", Machines.INTEL, 0x100e));
  }
}
