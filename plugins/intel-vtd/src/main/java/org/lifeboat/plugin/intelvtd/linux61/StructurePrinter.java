package org.lifeboat.plugin.intelvtd.linux61;

import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;
import org.lifeboat.plugin.intelvtd.kernel.StructureLines;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Satc;

/** The line for each structure (drivers/iommu/intel/dmar.c:dmar_table_print_dmar_entry). */
final class StructurePrinter {
  private StructurePrinter() {}

  static void print(RemappingStructure structure, Stage stage) {
    if (structure instanceof Satc satc) {
      stage.print(Severity.INFO, "DMAR: SATC flags: 0x%x".formatted(satc.flags()));
    } else {
      StructureLines.print(structure, stage);
    }
  }
}
