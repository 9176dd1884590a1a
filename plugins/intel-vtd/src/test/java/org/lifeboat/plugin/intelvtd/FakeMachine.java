package org.lifeboat.plugin.intelvtd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciFunction.BusRange;

/**
 * A machine small enough to be written down in a test.
 *
 * @param silence what reads give where nobody answers: all ones on real machines, zero in QEMU
 * @param unmappable an address that cannot be mapped
 * @param largestOrder the largest block of pages that is free, -1 for none
 */
record FakeMachine(
    List<FirmwareTable> tables,
    List<RegisterPage> registers,
    int silence,
    FirmwareMap map,
    List<PciFunction> functions,
    String commandLine,
    boolean x2apic,
    Dmi dmi,
    Optional<Long> unmappable,
    int largestOrder) {
  static final Dmi SEABIOS =
      new Dmi("QEMU", "Standard PC", "pc-q35-7.2", "SeaBIOS", "1.16.2-debian-1.16.2-1");
  static final long UNIT = 0xfed9_0000L;
  static final long SECOND_UNIT = 0xfed9_1000L;

  /** What QEMU 7.2's unit says of itself. */
  static final long QEMU_CAP = 0xd2_008c_2226_0206L;

  static final long QEMU_ECAP = 0xf0_0f4aL;

  /** A machine with 4 GB, QEMU's chipset and no table. */
  static FakeMachine q35() {
    return new FakeMachine(
        List.of(),
        List.of(page(UNIT, QEMU_CAP, QEMU_ECAP)),
        -1,
        new FirmwareMap(
            List.of(
                entry(0x1000, 0x9_fc00, Kind.USABLE),
                entry(0xf_0000, 0x10_0000, Kind.RESERVED),
                entry(0x10_0000, 0x7ffd_f000L, Kind.USABLE),
                entry(0x7ffd_f000L, 0x8000_0000L, Kind.RESERVED),
                entry(0xfed1_c000L, 0xfed2_0000L, Kind.RESERVED),
                entry(0x1_0000_0000L, 0x1_8000_0000L, Kind.USABLE))),
        List.of(
            function("00:00.0", 0x8086_29c0, 0x060000),
            function("00:01.0", 0x1234_1111, 0x030000),
            function("00:1f.0", 0x8086_2918, 0x060100),
            function("00:1f.2", 0x8086_2922, 0x010601)),
        "",
        false,
        SEABIOS,
        Optional.empty(),
        10);
  }

  static Entry entry(long start, long end, Kind kind) {
    return new Entry(new MemoryRange(start, end), kind);
  }

  static PciFunction function(String address, int ids, int classCode) {
    return new PciFunction(
        PciAddress.parse(address),
        "",
        ids >>> 16,
        ids & 0xffff,
        classCode,
        32,
        32,
        false,
        Optional.empty(),
        Bytes.EMPTY);
  }

  static PciFunction bridge(String address, int secondary, int subordinate) {
    PciFunction plain = function(address, 0x8086_1901, 0x060400);
    return new PciFunction(
        plain.address(),
        "",
        plain.vendorId(),
        plain.deviceId(),
        plain.classCode(),
        32,
        32,
        false,
        Optional.of(new BusRange(secondary, subordinate)),
        Bytes.EMPTY);
  }

  /** Registers of a living unit of version 1.0. */
  static RegisterPage page(long address, long cap, long ecap) {
    return new RegisterPage(address, DmarBuilder.numbers(4096, 0, 0x10L, 8, cap, 16, ecap), true);
  }

  FakeMachine withDmar(Bytes content) {
    List<FirmwareTable> changed =
        new ArrayList<>(tables.stream().filter(t -> !t.signature().equals("DMAR")).toList());
    changed.add(new FirmwareTable("DMAR", 0x7ffe_0000L, content));
    return withFirmware(new FirmwareImage(changed, registers));
  }

  FakeMachine withDmar(DmarBuilder table) {
    return withDmar(table.build());
  }

  FakeMachine withTable(String signature, Bytes content) {
    List<FirmwareTable> changed = new ArrayList<>(tables);
    changed.add(new FirmwareTable(signature, 0, content));
    return withFirmware(new FirmwareImage(changed, registers));
  }

  FakeMachine withFirmware(FirmwareImage image) {
    return new FakeMachine(
        image.tables(),
        image.registers(),
        silence,
        map,
        functions,
        commandLine,
        x2apic,
        dmi,
        unmappable,
        largestOrder);
  }

  FakeMachine withFault(String id) {
    FirmwareFault fault =
        new IntelVtdProvider()
            .faults().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
    return withFirmware(fault.change().apply(new FirmwareImage(tables, registers)));
  }

  /** Registers in place of those at the same address. */
  FakeMachine withRegisters(RegisterPage... pages) {
    List<RegisterPage> all = new ArrayList<>(List.of(pages));
    registers.stream()
        .filter(old -> all.stream().noneMatch(p -> p.address() == old.address()))
        .toList()
        .forEach(all::add);
    return withFirmware(new FirmwareImage(tables, all));
  }

  FakeMachine withFunctions(PciFunction... all) {
    return new FakeMachine(
        tables,
        registers,
        silence,
        map,
        List.of(all),
        commandLine,
        x2apic,
        dmi,
        unmappable,
        largestOrder);
  }

  FakeMachine withCommandLine(String text) {
    return new FakeMachine(
        tables, registers, silence, map, functions, text, x2apic, dmi, unmappable, largestOrder);
  }

  FakeMachine withX2apic() {
    return new FakeMachine(
        tables,
        registers,
        silence,
        map,
        functions,
        commandLine,
        true,
        dmi,
        unmappable,
        largestOrder);
  }

  FakeMachine withUnmappable(long address) {
    return new FakeMachine(
        tables,
        registers,
        silence,
        map,
        functions,
        commandLine,
        x2apic,
        dmi,
        Optional.of(address),
        largestOrder);
  }

  FakeMachine withLargestOrder(int order) {
    return new FakeMachine(
        tables, registers, silence, map, functions, commandLine, x2apic, dmi, unmappable, order);
  }

  FakeMachine withMap(FirmwareMap other) {
    return new FakeMachine(
        tables,
        registers,
        silence,
        other,
        functions,
        commandLine,
        x2apic,
        dmi,
        unmappable,
        largestOrder);
  }

  FakeMachine silentAs(int value) {
    return new FakeMachine(
        tables,
        registers,
        value,
        map,
        functions,
        commandLine,
        x2apic,
        dmi,
        unmappable,
        largestOrder);
  }
}
