package org.lifeboat.plugin.intelvtd.linux26;

import java.util.Optional;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.stage.InterruptStage;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.plugin.intelvtd.kernel.Findings;
import org.lifeboat.plugin.intelvtd.kernel.StructureLines;
import org.lifeboat.plugin.intelvtd.table.DmarTable;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Atsr;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Drhd;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Rhsa;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Rmrr;
import org.lifeboat.plugin.intelvtd.table.WalkRules;
import org.lifeboat.plugin.intelvtd.table.WalkRules.Verdict;
import org.lifeboat.plugin.intelvtd.unit.Inventory;

/** Parses the table (drivers/pci/dmar.c:dmar_table_init and parse_dmar_table). */
final class TableParser {
  private static final WalkRules RULES = new WalkRules(true, false);

  private final Version version;
  private final Inventory inventory;
  private final UnitAllocator allocator;
  private int units;

  TableParser(Version version, Inventory inventory, UnitAllocator allocator) {
    this.version = version;
    this.inventory = inventory;
    this.allocator = allocator;
  }

  /** What was wrong; units that stood before the flaw stay listed. */
  Optional<Finding> parse(DmarTable table, InterruptStage stage) {
    Optional<Finding> failure = walk(table, stage);
    if (failure.isPresent()) {
      stage.print(Severity.INFO, "DMAR: parse DMAR table failure.");
      return failure;
    }
    if (units == 0) {
      stage.print(Severity.INFO, "DMAR: No DMAR devices found");
      return Optional.of(Findings.noUnits());
    }
    if (inventory.reservedRegions().isEmpty()) {
      stage.print(Severity.INFO, "DMAR: No RMRR found");
    }
    if (inventory.cachingPorts().isEmpty()) {
      stage.print(Severity.INFO, "DMAR: No ATSR found");
    }
    return Optional.empty();
  }

  private Optional<Finding> walk(DmarTable table, InterruptStage stage) {
    if (table.widthByte() < Findings.SMALLEST_WIDTH_BYTE) {
      stage.print(Severity.WARNING, "DMAR: Invalid DMAR haw");
      return Optional.of(Findings.widthTooSmall(table));
    }
    stage.print(Severity.INFO, "DMAR: Host address width %s".formatted(table.widthByte() + 1));
    return RULES.walk(table, stage, structure -> take(structure, stage));
  }

  private Verdict take(RemappingStructure structure, InterruptStage stage) {
    StructureLines.print(structure, stage);
    if (structure instanceof Drhd drhd) {
      return unit(drhd, stage);
    }
    if (structure instanceof Rmrr rmrr) {
      inventory.add(rmrr);
    } else if (structure instanceof Atsr atsr) {
      inventory.add(atsr);
    } else if (structure instanceof Rhsa rhsa) {
      affinity(rhsa, stage);
    } else {
      stage.print(
          Severity.WARNING,
          "DMAR: Unknown DMAR structure type %s".formatted(structure.header().type()));
    }
    return new Verdict.Next();
  }

  private Verdict unit(Drhd drhd, InterruptStage stage) {
    UnitAllocator.Result result = allocator.allocate(drhd, units++, stage);
    if (result instanceof UnitAllocator.Result.Refused refused) {
      return new Verdict.Wrong(refused.finding());
    }
    if (result instanceof UnitAllocator.Result.Allocated allocated) {
      inventory.add(allocated.unit());
    }
    return new Verdict.Next();
  }

  /**
   * The kernel prints an address that it never read; what stands here is the one it should have
   * printed.
   */
  private void affinity(Rhsa rhsa, InterruptStage stage) {
    if (version.readsAffinity() && !inventory.knowsAddress(rhsa.address())) {
      stage.print(
          Severity.WARNING,
          "Your BIOS is broken; RHSA refers to non-existent DMAR unit at %x\n%s"
              .formatted(rhsa.address(), stage.dmi().biosLine()));
    }
  }
}
