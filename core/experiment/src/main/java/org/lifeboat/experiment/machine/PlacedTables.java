package org.lifeboat.experiment.machine;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.memory.Pages;

/** ACPI tables one after another. */
final class PlacedTables {
  private static final int ALIGN = 64;

  private PlacedTables() {}

  /** The room that they take. */
  static long bytes(List<FirmwareTable> tables) {
    return tables.stream().mapToLong(PlacedTables::room).sum();
  }

  static List<FirmwareTable> at(long start, List<FirmwareTable> tables) {
    List<FirmwareTable> placed = new ArrayList<>();
    long next = start;
    for (FirmwareTable table : tables) {
      placed.add(new FirmwareTable(table.signature(), next, table.content()));
      next += room(table);
    }
    return placed;
  }

  private static long room(FirmwareTable table) {
    return Pages.roundUp(table.content().length(), ALIGN);
  }
}
