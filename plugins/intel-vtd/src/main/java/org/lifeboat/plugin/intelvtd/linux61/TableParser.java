package org.lifeboat.plugin.intelvtd.linux61;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.stage.InterruptStage;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.plugin.intelvtd.kernel.Findings;
import org.lifeboat.plugin.intelvtd.table.DmarTable;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Andd;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Atsr;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Drhd;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Rhsa;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Rmrr;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Satc;
import org.lifeboat.plugin.intelvtd.table.WalkRules;
import org.lifeboat.plugin.intelvtd.table.WalkRules.Verdict;
import org.lifeboat.plugin.intelvtd.unit.Inventory;

/** Parses the table (drivers/iommu/intel/dmar.c:dmar_table_init and parse_dmar_table). */
final class TableParser {
  private static final WalkRules RULES = new WalkRules(false, true);

  private final Inventory inventory;
  private final UnitAllocator allocator;
  private final Rules rules;
  private final Set<Bytes> seen = new HashSet<>();
  private int units;

  TableParser(Inventory inventory, UnitAllocator allocator, Rules rules) {
    this.rules = rules;
    this.inventory = inventory;
    this.allocator = allocator;
  }

  /** What was wrong; units that stood before the flaw stay listed. */
  Optional<Finding> parse(DmarTable table, InterruptStage stage) {
    Optional<Finding> failure = walk(table, stage);
    if (failure.isPresent()) {
      stage.print(Severity.INFO, "DMAR: Parse DMAR table failure.");
      return failure;
    }
    if (units == 0) {
      stage.print(Severity.WARNING, "DMAR: [Firmware Bug]: No DRHD structure found in DMAR table");
      stage.print(Severity.INFO, "DMAR: No DMAR devices found");
      return Optional.of(Findings.noUnits());
    }
    return Optional.empty();
  }

  private Optional<Finding> walk(DmarTable table, InterruptStage stage) {
    if (table.widthByte() < Findings.SMALLEST_WIDTH_BYTE) {
      stage.print(Severity.WARNING, "DMAR: Invalid DMAR haw");
      return Optional.of(Findings.widthTooSmall(table));
    }
    stage.print(Severity.INFO, "DMAR: Host address width %s".formatted(table.widthByte() + 1));
    return RULES.walk(table, stage, structure -> take(table, structure, stage));
  }

  private Verdict take(DmarTable table, RemappingStructure structure, InterruptStage stage) {
    if (structure instanceof Satc && !rules.knowsSatc()) {
      return new Verdict.Next();
    }
    StructurePrinter.print(structure, stage);
    if (structure instanceof Drhd drhd) {
      return unit(drhd, stage);
    }
    if (structure instanceof Rmrr rmrr) {
      Optional<Finding> refused = new ReservedRegionCheck(rules, stage).judge(rmrr);
      if (refused.isPresent()) {
        return new Verdict.Wrong(refused.get());
      }
      ScopeLengths.check(rmrr.scopes(), stage);
      inventory.add(rmrr);
    } else if (structure instanceof Atsr atsr && isNew(table, structure)) {
      ScopeLengths.check(atsr.scopes(), stage);
      inventory.add(atsr);
    } else if (structure instanceof Satc satc && isNew(table, structure)) {
      ScopeLengths.check(satc.scopes(), stage);
      inventory.add(satc);
    } else if (structure instanceof Rhsa rhsa) {
      affinity(rhsa, stage);
    } else if (structure instanceof Andd andd) {
      return namespaceDevice(andd, stage);
    }
    return new Verdict.Next();
  }

  private boolean isNew(DmarTable table, RemappingStructure structure) {
    RemappingStructure.Header header = structure.header();
    return seen.add(table.content().slice(header.offset(), (int) header.end()));
  }

  private Verdict unit(Drhd drhd, InterruptStage stage) {
    if (!inventory.knows(drhd)) {
      ScopeLengths.check(drhd.scopes(), stage);
      UnitAllocator.Result result = allocator.allocate(drhd, inventory.units().size(), stage);
      if (result instanceof UnitAllocator.Result.Refused refused) {
        return new Verdict.Wrong(refused.finding());
      }
      if (result instanceof UnitAllocator.Result.Allocated allocated) {
        inventory.add(allocated.unit());
      }
    }
    units++;
    return new Verdict.Next();
  }

  private void affinity(Rhsa rhsa, InterruptStage stage) {
    if (!inventory.knowsAddress(rhsa.address())) {
      stage.print(
          Severity.WARNING,
          "DMAR: [Firmware Bug]: Your BIOS is broken; RHSA refers to non-existent DMAR unit at %x\n%s"
              .formatted(rhsa.address(), stage.dmi().biosLine()));
    }
  }

  private static Verdict namespaceDevice(Andd andd, InterruptStage stage) {
    if (!andd.terminated()) {
      stage.print(
          Severity.WARNING,
          "DMAR: [Firmware Bug]: Your BIOS is broken; ANDD object name is not NUL-terminated\n%s"
              .formatted(stage.dmi().biosLine()));
      return new Verdict.Wrong(
          new Finding(
              "dmar-andd-unterminated",
              "The name of an ACPI device in the DMAR table has no end."));
    }
    stage.print(
        Severity.INFO,
        "DMAR: ANDD device: %x name: %s".formatted(andd.deviceNumber(), andd.name()));
    return new Verdict.Next();
  }
}
