package org.lifeboat.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.HexFormat;
import java.util.List;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.firmware.Processor.Vendor;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.plan.Machine;

/**
 * Any kernel parameters on a machine with VT-d, AMD-Vi, GART or none of them. The input: kernel,
 * policy, fault, machine, the text.
 */
final class CommandLineFuzzTest {
  private static final Processor INTEL = new Processor(Vendor.INTEL, 6, 85, 2, true);
  private static final Processor AMD = new Processor(Vendor.AMD, 0x10, 4, 2, false);

  /** A unit at 0xfed90000 for all functions. */
  private static final Bytes DMAR =
      hex(
          "444d4152480000000106424f434853204258504320202020020000004258504301000000"
              + "260100000000000000000000"
              + "00001800010000000000d9fe000000000308000000ff0000");

  /** The unit 00:02.0 at 0xfed90000 for all functions. */
  private static final Bytes IVRS =
      hex(
          "49565253540000000194424f434853204258504320202020020000004258504301000000"
              + "000000000000000000000000"
              + "10d12400180040000000d9fe000000000000000000000000010000004800000000a00001");

  private static final Bytes VTD_REGISTERS =
      hex("1000000000000000060226220c0000d24a0ff00000000000");
  private static final Bytes AMD_VI_REGISTERS = Bytes.of(new byte[0x4000]);
  private static final Bytes AMD_VI_CONFIG = Bytes.of(new byte[256]).with(0x43, (byte) 0x1f);

  private static final PciFunction CARD = Machines.card("00:03.0", Machines.INTEL, 0x100e);
  private static final PciFunction UNIT =
      Machines.function("00:02.0", Machines.AMD, 0x10, 0x080600, AMD_VI_CONFIG);
  private static final PciFunction NORTHBRIDGE =
      Machines.function("00:18.3", Machines.AMD, 0x1203, 0x060000, Bytes.EMPTY);

  @FuzzTest
  @DictionaryFile(resourcePath = "command-line.dict")
  void boot(byte[] data) {
    Input input = new Input(data);
    Boots.Choice choice = Boots.choice(input);
    int machine = input.u8();
    choice.boot(machine(machine, input.text()));
  }

  private static Machine machine(int choice, String commandLine) {
    return switch (choice & 3) {
      case 0 -> machine("DMAR", DMAR, VTD_REGISTERS, List.of(CARD), INTEL, commandLine);
      case 1 ->
          machine(
              "IVRS",
              AcpiTable.mended(IVRS, -1),
              AMD_VI_REGISTERS,
              List.of(UNIT, CARD),
              AMD,
              commandLine);
      case 2 ->
          Machines.of(
              Machines.MAP, List.of(), List.of(), List.of(NORTHBRIDGE, CARD), AMD, commandLine);
      default -> Machines.of(Machines.MAP, List.of(), List.of(), List.of(CARD), INTEL, commandLine);
    };
  }

  private static Machine machine(
      String signature,
      Bytes table,
      Bytes registers,
      List<PciFunction> functions,
      Processor processor,
      String commandLine) {
    List<FirmwareTable> tables =
        List.of(Machines.table(signature, table), Machines.table("APIC", AcpiTable.MADT));
    List<RegisterPage> pages = List.of(new RegisterPage(0xfed9_0000L, registers, true));
    return Machines.of(Machines.MAP, tables, pages, functions, processor, commandLine);
  }

  private static Bytes hex(String text) {
    return Bytes.of(HexFormat.of().parseHex(text));
  }
}
