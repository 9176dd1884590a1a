package org.lifeboat.firmware.judge;

import java.util.HashSet;
import java.util.Set;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.firmware.decode.DmarLayouts;
import org.lifeboat.firmware.decode.Layouts;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.decode.Table;

/** Affinity of units and caches of translations (VT-d 8.5, 8.6, 8.8). */
final class ReportingRules implements Rule {
  private static final int ALL_PORTS = 0;

  @Override
  public void check(Table table, Findings findings) {
    Set<Long> units = new HashSet<>();
    Set<Bytes> seen = new HashSet<>();
    for (Structure structure : table.structures()) {
      twice(structure, table.content(), seen, findings);
      long registers = structure.number(DmarLayouts.REGISTERS);
      if (structure.is(DmarLayouts.DRHD)) {
        units.add(registers);
      } else if (structure.is(DmarLayouts.RHSA) && !units.contains(registers)) {
        findings.at(
            structure,
            DmarLayouts.REGISTERS,
            Code.DMAR_RHSA_UNKNOWN_UNIT,
            "No DRHD before it has a unit at 0x%x.".formatted(registers));
      } else if (structure.is(DmarLayouts.ATSR)) {
        ports(structure, findings);
      } else if (structure.is(DmarLayouts.SATC)
          && structure.children().isEmpty()
          && structure.flaws().isEmpty()) {
        findings.at(structure, Code.DMAR_SATC_NO_DEVICE, "The SATC names no device.");
      }
    }
  }

  /** The kernel knows ATSR and SATC again by all their bytes (dmar_find_atsr, dmar_find_satc). */
  private static void twice(Structure structure, Bytes table, Set<Bytes> seen, Findings findings) {
    boolean compared = structure.is(DmarLayouts.ATSR) || structure.is(DmarLayouts.SATC);
    int start = structure.offset();
    if (compared && !seen.add(table.slice(start, start + structure.length()))) {
      findings.at(
          structure,
          Code.DMAR_STRUCTURE_TWICE,
          "The same %s stands before it already.".formatted(structure.name()));
    }
  }

  private static void ports(Structure structure, Findings findings) {
    boolean all = structure.flag(Layouts.FLAGS, ALL_PORTS);
    boolean none = structure.children().isEmpty() && structure.flaws().isEmpty();
    if (!all && none) {
      findings.at(
          structure,
          Code.DMAR_ATSR_NO_PORT,
          "The ATSR names no root port, and ALL_PORTS is not set.");
    } else if (all && !none) {
      findings.at(
          structure,
          Layouts.FLAGS,
          Code.DMAR_ATSR_REDUNDANT,
          "ALL_PORTS is set, so the ports that are named besides do not matter.");
    }
  }
}
