package org.lifeboat.plugin.intelvtd.kernel;

import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Atsr;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Drhd;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Rhsa;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Rmrr;

/** The lines for structures that all versions print alike (dmar_table_print_dmar_entry). */
public final class StructureLines {
  private StructureLines() {}

  /** Prints the line of a structure; nothing for kinds that not every version knows. */
  public static void print(RemappingStructure structure, Stage stage) {
    if (structure instanceof Drhd drhd) {
      say(stage, "DMAR: DRHD base: 0x%014x flags: 0x%x".formatted(drhd.address(), drhd.flags()));
    } else if (structure instanceof Rmrr rmrr) {
      say(stage, "DMAR: RMRR base: 0x%014x end: 0x%014x".formatted(rmrr.base(), rmrr.last()));
    } else if (structure instanceof Atsr atsr) {
      say(stage, "DMAR: ATSR flags: 0x%x".formatted(atsr.flags()));
    } else if (structure instanceof Rhsa rhsa) {
      say(
          stage,
          "DMAR: RHSA base: 0x%014x proximity domain: 0x%x"
              .formatted(rhsa.address(), rhsa.proximityDomain()));
    }
  }

  private static void say(Stage stage, String line) {
    stage.print(Severity.INFO, line);
  }
}
