package org.lifeboat.evidence.source;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.evidence.draft.Draft;
import org.lifeboat.evidence.draft.Part;
import org.lifeboat.evidence.draft.Told;
import org.lifeboat.evidence.table.Srat;

/** What the bytes of firmware tables tell of a machine. */
final class FromTables {
  /** The tables that the way of DMA depends on. */
  private static final Set<String> SIGNATURES =
      Set.of("DMAR", "IVRS", "APIC", "SRAT", "MCFG", "HPET");

  private FromTables() {}

  static boolean isWanted(String signature) {
    return SIGNATURES.contains(signature);
  }

  /** The table that a file's bytes are; empty where they are none that counts. */
  static Optional<FirmwareTable> raw(Bytes content) {
    String signature = content.ascii(0, Math.min(4, content.length()));
    return isWanted(signature) && content.length() >= FirmwareTable.HEADER_BYTES
        ? Optional.of(new FirmwareTable(signature, 0, content))
        : Optional.empty();
  }

  /**
   * A real table in place of one that was rebuilt.
   *
   * @param file it was in
   */
  static void tell(Draft draft, FirmwareTable table, String file) {
    String signature = table.signature();
    if (draft.value(Part.WITHOUT_DRIVER).orElse(Set.of()).contains(signature)) {
      draft.tellUnread(signature);
      return;
    }
    if (draft.isUnread(signature)) {
      draft.note(
          "%s: left out, since nothing in this kernel read the table %s"
              .formatted(file, signature));
      return;
    }
    compare(draft, table, file);
    draft.tellTable(Told.of(table, "The bytes of firmware's own table: " + file));
    if (signature.equals("SRAT")) {
      Srat srat = Srat.of(table.content());
      List<Integer> processors = srat.processorNodes();
      draft.tell(Part.NODES, Told.of(srat.memory(), "table SRAT"));
      draft.tell(Part.PROCESSOR_NODES, Told.of(processors, "table SRAT"));
    }
  }

  /** Files of several machines get mixed up. */
  private static void compare(Draft draft, FirmwareTable table, String file) {
    draft
        .value(Part.TABLE_BYTES)
        .map(all -> all.get(table.signature()))
        .filter(bytes -> bytes != table.content().length())
        .ifPresent(
            bytes ->
                draft.note(
                    "%s: has %s bytes, and the log speaks of a table %s of %s: is it this machine's?"
                        .formatted(file, table.content().length(), table.signature(), bytes)));
  }
}
