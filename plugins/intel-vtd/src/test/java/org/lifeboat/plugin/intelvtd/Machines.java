package org.lifeboat.plugin.intelvtd;

import java.util.List;
import java.util.function.UnaryOperator;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.testkit.TestFunctions;
import org.lifeboat.testkit.TestMachine;

/** Machines with an Intel processor, and what VT-d's tests put into them. */
final class Machines {
  static final Dmi SEABIOS =
      new Dmi("QEMU", "Standard PC", "pc-q35-7.2", "SeaBIOS", "1.16.2-debian-1.16.2-1");
  static final long UNIT = 0xfed9_0000L;
  static final long SECOND_UNIT = 0xfed9_1000L;

  /** What QEMU 7.2's unit says of itself. */
  static final long QEMU_CAP = 0xd2_008c_2226_0206L;

  static final long QEMU_ECAP = 0xf0_0f4aL;

  private Machines() {}

  /** A machine with 4 GB, QEMU's chipset and no table. */
  static TestMachine q35() {
    return TestMachine.bare()
        .withRegisters(page(UNIT, QEMU_CAP, QEMU_ECAP))
        .withMap(
            new FirmwareMap(
                List.of(
                    entry(0x1000, 0x9_fc00, Kind.USABLE),
                    entry(0xf_0000, 0x10_0000, Kind.RESERVED),
                    entry(0x10_0000, 0x7ffd_f000L, Kind.USABLE),
                    entry(0x7ffd_f000L, 0x8000_0000L, Kind.RESERVED),
                    entry(0xfed1_c000L, 0xfed2_0000L, Kind.RESERVED),
                    entry(0x1_0000_0000L, 0x1_8000_0000L, Kind.USABLE))))
        .withFunctions(
            function("00:00.0", 0x8086_29c0, 0x060000),
            function("00:01.0", 0x1234_1111, 0x030000),
            function("00:1f.0", 0x8086_2918, 0x060100),
            function("00:1f.2", 0x8086_2922, 0x010601))
        .withDmi(SEABIOS);
  }

  static Entry entry(long start, long end, Kind kind) {
    return new Entry(new MemoryRange(start, end), kind);
  }

  static PciFunction function(String address, int ids, int classCode) {
    return TestFunctions.function(address, ids >>> 16, ids & 0xffff, classCode);
  }

  static PciFunction bridge(String address, int secondary, int subordinate) {
    return TestFunctions.bridge(
        address, 0x8086, 0x1901, 0x060400, new PciFunction.BusRange(secondary, subordinate));
  }

  /** Registers of a living unit of version 1.0. */
  static RegisterPage page(long address, long cap, long ecap) {
    return new RegisterPage(address, DmarBuilder.numbers(4096, 0, 0x10L, 8, cap, 16, ecap), true);
  }

  static UnaryOperator<TestMachine> dmar(Bytes content) {
    return machine -> machine.withTable("DMAR", content);
  }

  static UnaryOperator<TestMachine> dmar(DmarBuilder table) {
    return dmar(table.build());
  }

  static FirmwareFault fault(String id) {
    return new IntelVtdProvider()
        .faults().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
  }

  static TestMachine x2apic(TestMachine machine) {
    return machine.withProcessor(new Processor(Processor.Vendor.INTEL, 6, 0x55, 1, true));
  }
}
