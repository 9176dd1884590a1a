package org.lifeboat.plugin.intelvtd.table;

import java.util.Optional;
import java.util.function.Function;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;

/**
 * How a kernel walks the structures (drivers/iommu/intel/dmar.c:dmar_walk_remapping_entries;
 * drivers/pci/dmar.c:parse_dmar_table and check_zero_address of 2.6).
 *
 * @param zeroLengthFails whether a structure of length 0 is an error (2.6) or ends the walk in
 *     peace (6.1)
 * @param pastEndFails whether a structure that reaches behind the table is an error (6.1) or is not
 *     looked for (2.6)
 */
public record WalkRules(boolean zeroLengthFails, boolean pastEndFails) {
  /** What a visitor makes of a structure. */
  public sealed interface Verdict {
    /** Go on. */
    record Next() implements Verdict {}

    /** All is well, and the rest is not looked at. */
    record Enough() implements Verdict {}

    /**
     * It is wrong, and the walk ends.
     *
     * @param finding what is wrong
     */
    record Wrong(Finding finding) implements Verdict {}
  }

  /**
   * Walks a table.
   *
   * @param stage where complaints go
   * @param visitor sees each structure that the rules let pass, in order
   * @return what was wrong, or empty
   */
  public Optional<Finding> walk(
      DmarTable table, Stage stage, Function<RemappingStructure, Verdict> visitor) {
    for (RemappingStructure structure : table.structures()) {
      RemappingStructure.Header header = structure.header();
      if (header.length() == 0) {
        return zeroLengthFails ? Optional.of(zeroLength(header, stage)) : Optional.empty();
      }
      if (pastEndFails && header.end() > table.claimedLength()) {
        return Optional.of(pastEnd(header, stage));
      }
      Verdict verdict = visitor.apply(structure);
      if (verdict instanceof Verdict.Wrong wrong) {
        return Optional.of(wrong.finding());
      }
      if (verdict instanceof Verdict.Enough) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Finding zeroLength(RemappingStructure.Header header, Stage stage) {
    stage.print(Severity.WARNING, "DMAR: Invalid 0-length structure");
    return new Finding(
        "dmar-zero-length",
        "The DMAR structure at offset %s claims a length of 0.".formatted(header.offset()));
  }

  private static Finding pastEnd(RemappingStructure.Header header, Stage stage) {
    stage.print(Severity.WARNING, "DMAR: [Firmware Bug]: Record passes table end");
    return new Finding(
        "dmar-structure-past-end",
        "The DMAR structure at offset %s claims %s bytes and reaches behind the end of the table."
            .formatted(header.offset(), header.length()));
  }
}
