package org.lifeboat.engine.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.ReservationStep.Quantity;

/** What a machine has several of; the map of reference 6.1 §10.2. */
final class QuantitiesTest {
  private static final List<Entry> FIRMWARE =
      List.of(
          entry(0, 0x9fc00, Kind.USABLE),
          entry(0x9fc00, 0xa0000, Kind.RESERVED),
          entry(0xf0000, 0x100000, Kind.RESERVED),
          entry(0x100000, 0x7ffdf000L, Kind.USABLE),
          entry(0x7ffdf000L, 0x80000000L, Kind.RESERVED),
          entry(0xb0000000L, 0xc0000000L, Kind.RESERVED),
          entry(0xfed1c000L, 0xfed20000L, Kind.RESERVED),
          entry(0xfffc0000L, 0x100000000L, Kind.RESERVED),
          entry(0x100000000L, 0x180000000L, Kind.USABLE),
          entry(0xfd00000000L, 0x10000000000L, Kind.RESERVED));

  private final List<FirmwareTable> tables = new ArrayList<>();
  private String commandLine = "";
  private int processors = 1;

  private static Entry entry(long start, long end, Kind kind) {
    return new Entry(new MemoryRange(start, end), kind);
  }

  private static FirmwareMap kernels() {
    List<Entry> entries = new ArrayList<>(FIRMWARE);
    entries.set(0, entry(0x1000, 0x9fc00, Kind.USABLE));
    entries.add(0, entry(0, 0x1000, Kind.RESERVED));
    return new FirmwareMap(entries);
  }

  private long count(Quantity quantity) {
    return count(quantity, kernels());
  }

  private long count(Quantity quantity, FirmwareMap map) {
    Machine machine =
        new Machine(
            "m",
            "",
            new FirmwareMap(FIRMWARE),
            List.of(),
            List.of(),
            new FirmwareImage(tables, List.of()),
            List.of(),
            new Processor(Processor.Vendor.AMD, 0xf, 1, processors, false),
            Dmi.NONE,
            new Machine.BootLoader(Optional.empty(), Optional.empty(), 0, false, commandLine),
            List.of(),
            List.of());
    NodeRam ram = NodeRam.of(map, List.of());
    return new Quantities(machine, CommandLine.parse(commandLine), ram, new SectionMap(ram))
        .count(quantity, AllocationRequest.ANY_NODE, map);
  }

  private static FirmwareMap map(Entry... entries) {
    return new FirmwareMap(List.of(entries));
  }

  @Test
  void fourGigabytesAsRecorded() {
    assertThat(count(Quantity.SECTION)).isEqualTo(32);
    assertThat(count(Quantity.MAP_ENTRY)).isEqualTo(11);
    assertThat(count(Quantity.FIRMWARE_MAP_ENTRY)).isEqualTo(10);
    assertThat(count(Quantity.NOSAVE_REGION)).isEqualTo(3);
    assertThat(count(Quantity.NODE)).isEqualTo(1);
    assertThat(count(Quantity.HPET)).isZero();
    assertThat(count(Quantity.IO_APIC)).isEqualTo(1);
  }

  @Test
  void theCommandLineHasAZeroAtItsEnd() {
    assertThat(count(Quantity.COMMAND_LINE_BYTE)).isEqualTo(1);
    commandLine = "console=ttyS0 nokaslr";
    assertThat(count(Quantity.COMMAND_LINE_BYTE)).isEqualTo(22);
  }

  @Test
  void processorsComeInWords() {
    assertThat(count(Quantity.PROCESSOR_WORD)).isEqualTo(1);
    processors = 64;
    assertThat(count(Quantity.PROCESSOR_WORD)).isEqualTo(1);
    processors = 65;
    assertThat(count(Quantity.PROCESSOR_WORD)).isEqualTo(2);
  }

  @Test
  void noRegionLiesBehindTheEndOfRam() {
    assertThat(
            count(
                Quantity.NOSAVE_REGION,
                map(
                    entry(0, 0x10000, Kind.USABLE),
                    entry(0x10000, 0x20000, Kind.RESERVED),
                    entry(0x30000, 0x40000, Kind.RESERVED))))
        .isZero();
    assertThat(count(Quantity.NOSAVE_REGION, map())).isZero();
  }

  @Test
  void gapsAndWhatIsNotRamAreOneRegionWhereTheyTouch() {
    assertThat(
            count(
                Quantity.NOSAVE_REGION,
                map(
                    entry(0x10000, 0x20000, Kind.ACPI_NVS),
                    entry(0x20000, 0x30000, Kind.RESERVED),
                    entry(0x40000, 0x50000, Kind.USABLE),
                    entry(0x60000, 0x70000, Kind.USABLE))))
        .isEqualTo(2);
  }

  @Test
  void aFractionOfAPageIsARegion() {
    assertThat(
            count(
                Quantity.NOSAVE_REGION,
                map(entry(0, 0x1800, Kind.USABLE), entry(0x1800, 0x4000, Kind.USABLE))))
        .isEqualTo(1);
  }

  @Test
  void ioApicsAreCountedInTheirTable() {
    byte[] madt = new byte[44 + 8 + 12 + 12];
    madt[45] = 8;
    madt[52] = 1;
    madt[53] = 12;
    madt[64] = 1;
    madt[65] = 12;
    tables.add(new FirmwareTable("APIC", 0, Bytes.of(madt)));
    tables.add(new FirmwareTable("HPET", 0, Bytes.EMPTY));

    assertThat(count(Quantity.IO_APIC)).isEqualTo(2);
    assertThat(count(Quantity.HPET)).isEqualTo(1);
    commandLine = "acpi=off";
    assertThat(count(Quantity.IO_APIC)).isEqualTo(1);
    assertThat(count(Quantity.HPET)).isZero();
  }

  @Test
  void anEntryWithoutLengthEndsTheTable() {
    byte[] madt = new byte[60];
    madt[44] = 1;
    tables.add(new FirmwareTable("APIC", 0, Bytes.of(madt)));

    assertThat(count(Quantity.IO_APIC)).isZero();
  }
}
