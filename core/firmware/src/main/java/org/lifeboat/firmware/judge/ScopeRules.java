package org.lifeboat.firmware.judge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lifeboat.firmware.decode.DmarLayouts;
import org.lifeboat.firmware.decode.Field;
import org.lifeboat.firmware.decode.Flaw;
import org.lifeboat.firmware.decode.Layout;
import org.lifeboat.firmware.decode.Layouts;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.decode.Table;

/** Device scopes (VT-d 8.3.1; drivers/iommu/intel/dmar.c:dmar_alloc_dev_scope). */
final class ScopeRules implements Rule {
  private static final int INTERRUPT_REMAPPING = 0;

  /** MAX_IO_APICS of arch/x86. */
  private static final int MOST_IO_APICS = 128;

  /** MAX_HPET_TBS of drivers/iommu/intel/irq_remapping.c. */
  private static final int MOST_HPETS = 8;

  private static final int LAST_DEVICE = 31;
  private static final int LAST_FUNCTION = 7;

  /** What a structure may speak of; a DRHD of all (VT-d 8.4, 8.5, 8.8, 8.9). */
  private static final Map<Layout, Set<Integer>> ALLOWED =
      Map.of(
          DmarLayouts.RMRR, Set.of(Scopes.ENDPOINT, Scopes.BRIDGE),
          DmarLayouts.ATSR, Set.of(Scopes.BRIDGE),
          DmarLayouts.SATC, Set.of(Scopes.ENDPOINT, Scopes.BRIDGE),
          DmarLayouts.SIDP, Set.of(Scopes.ENDPOINT, Scopes.BRIDGE));

  @Override
  public void check(Table table, Findings findings) {
    for (Structure structure : table.structures()) {
      for (Structure scope : Scopes.of(structure)) {
        path(scope, findings);
        place(structure, scope, findings);
      }
    }
    List<Structure> units = table.of(DmarLayouts.DRHD).toList();
    servedTwice(units, findings);
    interruptControllers(table.header(), units, findings);
  }

  private static void path(Structure scope, Findings findings) {
    int fixed = scope.layout().fixedBytes();
    List<Field> path = Scopes.path(scope);
    if (path.isEmpty() && !scope.has(Flaw.TOO_SHORT)) {
      findings.at(
          scope,
          Code.DMAR_SCOPE_SHORT,
          "A device scope of %s bytes has no path.".formatted(scope.length()));
    } else if (scope.length() > fixed && (scope.length() - fixed) % 2 != 0) {
      findings.at(
          scope,
          Layouts.LENGTH,
          Code.DMAR_SCOPE_ODD,
          "A device scope of %s bytes ends with half a step of its path."
              .formatted(scope.length()));
    }
    for (Field step : path) {
      if (step.raw().u8(0) > LAST_DEVICE || step.raw().u8(1) > LAST_FUNCTION) {
        findings.at(
            step,
            Code.DMAR_PATH_IMPOSSIBLE,
            "No PCI function has the number %02x.%x."
                .formatted(step.raw().u8(0), step.raw().u8(1)));
      }
    }
  }

  private static void place(Structure structure, Structure scope, Findings findings) {
    Set<Integer> allowed = ALLOWED.get(structure.layout());
    if (allowed != null && !scope.has(Flaw.UNKNOWN_TYPE) && !allowed.contains(scope.type())) {
      findings.at(
          scope,
          Layouts.TYPE,
          Code.DMAR_SCOPE_MISPLACED,
          "%s is named by a device scope of type %s, which has no place in one."
              .formatted(structure.name(), scope.type()));
    }
  }

  private static void servedTwice(List<Structure> units, Findings findings) {
    Map<String, Structure> served = new HashMap<>();
    for (Structure unit : units) {
      for (Structure scope : Scopes.of(unit)) {
        if (scope.type() != Scopes.ENDPOINT && scope.type() != Scopes.BRIDGE) {
          continue;
        }
        String key = Scopes.segment(unit) + " " + Scopes.place(scope);
        Structure other = served.putIfAbsent(key, unit);
        if (other != null) {
          findings.at(
              scope,
              Code.DMAR_SCOPE_TWICE,
              "%s is served by the unit at offset 0x%x already."
                  .formatted(Scopes.place(scope), other.offset()));
        }
      }
    }
  }

  private static void interruptControllers(
      Structure header, List<Structure> units, Findings findings) {
    Map<Long, Structure> known = new HashMap<>();
    for (Structure unit : units) {
      for (Structure scope : Scopes.of(unit)) {
        long id = scope.number(DmarLayouts.ENUMERATION_ID);
        if (scope.type() == Scopes.IO_APIC && known.putIfAbsent(id, unit) != null) {
          findings.at(
              scope,
              DmarLayouts.ENUMERATION_ID,
              Code.DMAR_IO_APIC_TWICE,
              "I/O APIC %s is named more than once.".formatted(id));
        }
      }
    }
    tooMany(units, Scopes.IO_APIC, MOST_IO_APICS, findings);
    tooMany(units, Scopes.HPET, MOST_HPETS, findings);
    if (header.flag(Layouts.FLAGS, INTERRUPT_REMAPPING) && known.isEmpty()) {
      findings.at(
          header,
          Layouts.FLAGS,
          Code.DMAR_NO_IO_APIC,
          "INTR_REMAP is set, and no unit has a device scope for an I/O APIC.");
    }
  }

  /** A controller counts once for each unit that names it (ir_parse_one_ioapic_scope). */
  private static void tooMany(List<Structure> units, int type, int most, Findings findings) {
    Set<Long> known = new HashSet<>();
    for (Structure unit : units) {
      for (Structure scope : Scopes.of(unit)) {
        long key = (long) unit.offset() << 8 | scope.number(DmarLayouts.ENUMERATION_ID);
        if (scope.type() == type && known.add(key) && known.size() == most + 1) {
          findings.at(
              scope,
              Code.DMAR_TOO_MANY_CONTROLLERS,
              "%s is one more than the %s that the kernel notes."
                  .formatted(Scopes.words(scope), most));
        }
      }
    }
  }
}
