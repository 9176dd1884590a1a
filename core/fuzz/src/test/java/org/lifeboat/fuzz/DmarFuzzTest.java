package org.lifeboat.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.pci.PciFunction;

/**
 * Any DMAR table, units with any registers and a few words of the command line. The input: kernel,
 * policy, fault, three words, what is put right and known, 32 bytes of registers, 32 of the
 * configuration space of host bridge and port from 0x40 on, the table.
 */
final class DmarFuzzTest {
  private static final Processor PROCESSOR = new Processor(Processor.Vendor.INTEL, 6, 85, 2, true);
  private static final List<String> WORDS =
      List.of(
          "",
          "intel_iommu=on",
          "intel_iommu=off",
          "intel_iommu=on,igfx_off,forcedac,strict,sp_off,sm_on,tboot_noforce",
          "intel_iommu=on,sm_on",
          "intremap=off",
          "intremap=nosid,no_x2apic_optout,nopost",
          "iommu=pt",
          "iommu=soft",
          "iommu=off",
          "iommu=force",
          "iommu.strict=1",
          "iommu.passthrough=1",
          "swiotlb=force",
          "acpi=off",
          "nox2apic");

  /** Where the unit is that does what it is told. */
  private static final long ANSWERING = 0xfed9_0000L;

  /** Where memory is that looks like a unit. */
  private static final long DEAD = 0x4000_0000L;

  private static final int CONFIG_KNOWN = 4;
  private static final int EXPRESS_CONFIG_KNOWN = 8;

  @FuzzTest
  void boot(byte[] data) {
    Input input = new Input(data);
    Boots.Choice choice = Boots.choice(input);
    String commandLine = input.words(3, WORDS);
    int traits = input.u8();
    Bytes registers = input.take(32);
    Bytes config = config(input.take(32), traits);
    Bytes table = AcpiTable.mended(input.rest(), traits);

    choice.boot(
        Machines.of(
            Machines.MAP,
            List.of(Machines.table("DMAR", table), Machines.table("APIC", AcpiTable.MADT)),
            List.of(
                new RegisterPage(ANSWERING, registers, true),
                new RegisterPage(DEAD, registers, false)),
            functions(config),
            PROCESSOR,
            commandLine));
  }

  /** Configuration space whose list of capabilities begins at 0x40. */
  private static Bytes config(Bytes capabilities, int traits) {
    if ((traits & CONFIG_KNOWN) == 0) {
      return Bytes.EMPTY;
    }
    int length = (traits & EXPRESS_CONFIG_KNOWN) != 0 ? 4096 : 256;
    byte[] content = capabilities.toArray();
    return Bytes.of(new byte[length])
        .with(0x06, (byte) 0x10)
        .with(0x34, (byte) 0x40)
        .with(0x40, content)
        .with(0x100, content);
  }

  private static List<PciFunction> functions(Bytes config) {
    return List.of(
        Machines.function("00:00.0", Machines.INTEL, 0x0040, 0x060000, config),
        Machines.bridge("00:01.0", Machines.INTEL, 1, config),
        Machines.function("00:02.0", Machines.INTEL, 0x0046, 0x030000, Bytes.EMPTY),
        Machines.function("00:1f.0", Machines.INTEL, 0x2918, 0x060100, Bytes.EMPTY),
        Machines.card("00:1f.2", Machines.INTEL, 0x2922),
        Machines.card("01:00.0", Machines.INTEL, 0x100e),
        Machines.card("01:00.1", Machines.INTEL, 0x100e));
  }
}
