package org.lifeboat.plugin.intelvtd.fault;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.plugin.intelvtd.table.DmarTable;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Drhd;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Rmrr;

/** The firmware bugs by name. */
public final class IntelVtdFaults {
  /** A range that is RAM on all but the smallest machines: 64 KB at 256 MB. */
  private static final long RAM_START = 0x1000_0000L;

  private static final long RAM_BYTES = 0x1_0000L;

  /** One below the smallest width byte that kernels take. */
  private static final byte WIDTH_TOO_SMALL = 10;

  /** All of them. */
  public static final List<FirmwareFault> ALL =
      List.of(
          table(
              "dmar-address-zero",
              "the first remapping unit stands at address 0",
              IntelVtdFaults::firstUnitAtZero),
          table(
              "dmar-second-address-zero",
              "the second remapping unit stands at address 0; where there is none, one is added",
              IntelVtdFaults::secondUnitAtZero),
          new FirmwareFault(
              "dmar-registers-all-ones",
              "nobody answers where remapping units should be",
              UnitPatch::silenced),
          new FirmwareFault(
              "dmar-no-address-width",
              "remapping units support no address width",
              image -> UnitPatch.withWidths(image, 0)),
          new FirmwareFault(
              "dmar-unreachable-width",
              "remapping units support only a width that no kernel uses",
              image -> UnitPatch.withWidths(image, 1 << 4)),
          table(
              "dmar-width-too-small",
              "the table claims a host address width below that of a page",
              IntelVtdFaults::narrowed),
          table(
              "dmar-structure-past-end",
              "the last structure reaches behind the end of the table",
              IntelVtdFaults::lastPastEnd),
          table("dmar-no-units", "the table names no remapping unit", IntelVtdFaults::unitless),
          table("dmar-cut", "the table ends in the middle of a structure", IntelVtdFaults::cut),
          table(
              "dmar-rmrr-in-ram",
              "a reserved region lies in RAM that firmware did not reserve",
              IntelVtdFaults::regionInRam),
          new FirmwareFault(
              "dmar-unit-dead",
              "remapping units can be read but carry out no command",
              UnitPatch::deadened));

  private IntelVtdFaults() {}

  private static FirmwareFault table(String id, String summary, UnaryOperator<Bytes> change) {
    UnaryOperator<FirmwareTable> patch =
        table ->
            new FirmwareTable(table.signature(), table.address(), change.apply(table.content()));
    return new FirmwareFault(
        id, summary, (FirmwareImage image) -> image.mapTable(DmarTable.SIGNATURE, patch));
  }

  private static Bytes firstUnitAtZero(Bytes table) {
    return unit(table, 0).map(unit -> TablePatch.moved(table, unit, 0)).orElse(table);
  }

  private static Bytes secondUnitAtZero(Bytes table) {
    byte[] unitAtZero = new byte[Drhd.FIXED_BYTES];
    unitAtZero[2] = Drhd.FIXED_BYTES;
    return unit(table, 1)
        .map(unit -> TablePatch.moved(table, unit, 0))
        .orElseGet(() -> TablePatch.appended(table, unitAtZero));
  }

  private static Optional<Drhd> unit(Bytes table, int number) {
    return new DmarTable(table).units().skip(number).findFirst();
  }

  private static Bytes narrowed(Bytes table) {
    return FirmwareTable.withChecksum(table.with(DmarTable.WIDTH_OFFSET, WIDTH_TOO_SMALL));
  }

  private static Bytes lastPastEnd(Bytes table) {
    List<RemappingStructure> structures = TablePatch.structures(table);
    if (structures.isEmpty()) {
      return table;
    }
    RemappingStructure.Header last = structures.get(structures.size() - 1).header();
    int lengthOffset = last.offset() + 2;
    int tooLong = table.length() - last.offset() + RemappingStructure.Header.BYTES;
    return FirmwareTable.withChecksum(
        table.with(lengthOffset, TablePatch.littleEndian(tooLong, 2)));
  }

  private static Bytes unitless(Bytes table) {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    rest.writeBytes(table.slice(0, DmarTable.STRUCTURES_OFFSET).toArray());
    for (RemappingStructure structure : TablePatch.structures(table)) {
      RemappingStructure.Header header = structure.header();
      if (!(structure instanceof Drhd)) {
        rest.writeBytes(table.slice(header.offset(), (int) header.end()).toArray());
      }
    }
    return TablePatch.sized(Bytes.of(rest.toByteArray()));
  }

  private static Bytes cut(Bytes table) {
    int middle = (DmarTable.STRUCTURES_OFFSET + table.length()) / 2;
    return TablePatch.structures(table).stream()
        .map(RemappingStructure::header)
        .filter(header -> header.offset() <= middle && middle < header.end())
        .findFirst()
        .map(header -> header.offset() + header.length() / 2)
        .map(end -> TablePatch.sized(table.slice(0, end)))
        .orElse(table);
  }

  private static Bytes regionInRam(Bytes table) {
    Bytes region =
        Bytes.of(new byte[Rmrr.FIXED_BYTES])
            .with(0, (byte) Rmrr.TYPE)
            .with(2, (byte) Rmrr.FIXED_BYTES)
            .with(8, TablePatch.littleEndian(RAM_START, Long.BYTES))
            .with(16, TablePatch.littleEndian(RAM_START + RAM_BYTES - 1, Long.BYTES));
    return TablePatch.appended(table, region.toArray());
  }
}
