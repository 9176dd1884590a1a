package org.lifeboat.firmware.judge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lifeboat.firmware.decode.IvrsLayouts;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.decode.Table;

/** The blocks of an IVRS table beside each other (AMD 5.2.2; early_amd_iommu_init). */
final class IvrsTableRules implements Rule {
  /** Most units that the driver takes (MAX_IOMMUS). */
  private static final int MOST_UNITS = 32;

  @Override
  public void check(Table table, Findings findings) {
    List<Structure> units = Units.of(table);
    if (units.isEmpty()) {
      findings.at(table.header(), Code.IVRS_NO_UNIT, "The table describes no unit.");
      return;
    }
    List<Structure> chosen = Units.chosen(table);
    if (chosen.isEmpty()) {
      findings.at(
          table.structures().get(0),
          Code.IVRS_CHOSEN_TYPE_UNSUPPORTED,
          "The last block for the first block's device has type 0x%x, which describes no unit; by it the kernel chooses what to read."
              .formatted(Units.chosenType(table)));
    }
    if (chosen.size() > MOST_UNITS) {
      findings.at(
          chosen.get(MOST_UNITS),
          Code.IVRS_TOO_MANY_UNITS,
          "%s units, of which the kernel takes %s.".formatted(chosen.size(), MOST_UNITS));
    }
    leftOut(units, chosen, findings);
    twice(units, findings);
    features(chosen, findings);
  }

  private static void leftOut(List<Structure> units, List<Structure> chosen, Findings findings) {
    List<String> taken = chosen.stream().map(Units::place).toList();
    Map<String, Structure> others = new HashMap<>();
    for (Structure unit : units) {
      boolean missing = !chosen.isEmpty() && !taken.contains(Units.place(unit));
      if (missing && others.putIfAbsent(Units.place(unit), unit) == null) {
        findings.at(
            unit,
            Code.IVRS_UNIT_LEFT_OUT,
            "The unit %s has no block of type 0x%x, and the kernel reads no others."
                .formatted(Units.place(unit), chosen.get(0).type()));
      }
    }
  }

  /** One unit in two blocks of a type, or described differently by blocks of two types. */
  private static void twice(List<Structure> units, Findings findings) {
    Map<String, Structure> first = new HashMap<>();
    Map<String, Structure> ofType = new HashMap<>();
    Map<String, Structure> byRegisters = new HashMap<>();
    for (Structure unit : units) {
      String place = Units.place(unit);
      Structure same = ofType.putIfAbsent(unit.type() + " " + place, unit);
      Structure other = first.putIfAbsent(place, unit);
      if (same != null) {
        findings.at(
            unit,
            IvrsLayouts.DEVICE_ID,
            Code.IVRS_UNIT_TWICE,
            "The unit %s has a block of this type already, at offset 0x%x."
                .formatted(place, same.offset()));
      } else if (other != null && !differences(other, unit).isEmpty()) {
        findings.at(
            unit,
            Code.IVRS_TYPES_DISAGREE,
            "%s of the unit %s differ from those in its block at offset 0x%x."
                .formatted(differences(other, unit), place, other.offset()));
      }
      long registers = unit.number(IvrsLayouts.REGISTERS);
      Structure neighbour = byRegisters.putIfAbsent(unit.type() + " " + registers, unit);
      if (neighbour != null && same == null && registers != 0) {
        findings.at(
            unit,
            IvrsLayouts.REGISTERS,
            Code.IVRS_SHARED_REGISTERS,
            "The unit %s at offset 0x%x has its registers at 0x%x, too."
                .formatted(Units.place(neighbour), neighbour.offset(), registers));
      }
    }
  }

  private static String differences(Structure one, Structure other) {
    return List.of(IvrsLayouts.REGISTERS, IvrsLayouts.CAPABILITY).stream()
        .filter(f -> one.number(f) != other.number(f))
        .collect(Collectors.joining(" and "));
  }

  private static void features(List<Structure> chosen, Findings findings) {
    for (Structure unit : chosen) {
      Structure first = chosen.get(0);
      if (unit.number(IvrsLayouts.FEATURES) != first.number(IvrsLayouts.FEATURES)
          || unit.number(IvrsLayouts.FEATURES_2) != first.number(IvrsLayouts.FEATURES_2)) {
        findings.at(
            unit,
            IvrsLayouts.FEATURES,
            Code.IVRS_FEATURES_DIFFER,
            "The unit %s has other features than %s."
                .formatted(Units.place(unit), Units.place(first)));
      }
    }
  }
}
