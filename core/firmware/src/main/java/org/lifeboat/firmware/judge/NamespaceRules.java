package org.lifeboat.firmware.judge;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.firmware.decode.DmarLayouts;
import org.lifeboat.firmware.decode.Field;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.decode.Table;

/** Devices that only ACPI knows (VT-d 8.7; drivers/iommu/intel/dmar.c:dmar_parse_one_andd). */
final class NamespaceRules implements Rule {
  @Override
  public void check(Table table, Findings findings) {
    Map<Long, Structure> served = new TreeMap<>();
    table
        .of(DmarLayouts.DRHD)
        .flatMap(unit -> Scopes.of(unit).stream())
        .filter(scope -> scope.type() == Scopes.NAMESPACE)
        .forEach(scope -> served.putIfAbsent(scope.number(DmarLayouts.ENUMERATION_ID), scope));
    Set<Long> declared = new HashSet<>();
    for (Structure device : table.of(DmarLayouts.ANDD).toList()) {
      long number = device.number(DmarLayouts.DEVICE_NUMBER);
      if (!declared.add(number)) {
        findings.at(
            device,
            DmarLayouts.DEVICE_NUMBER,
            Code.DMAR_ANDD_TWICE,
            "ACPI device %s is declared more than once.".formatted(number));
      }
      if (!served.containsKey(number)) {
        findings.at(
            device,
            DmarLayouts.DEVICE_NUMBER,
            Code.DMAR_ANDD_UNSERVED,
            "No unit has a device scope for ACPI device %s.".formatted(number));
      }
      name(device, findings);
    }
    served.forEach(
        (number, scope) -> {
          if (!declared.contains(number)) {
            findings.at(
                scope,
                DmarLayouts.ENUMERATION_ID,
                Code.DMAR_NAMESPACE_UNDECLARED,
                "ACPI device %s is served, and no ANDD says which it is.".formatted(number));
          }
        });
  }

  private static void name(Structure device, Findings findings) {
    Bytes name = device.field(DmarLayouts.OBJECT_NAME).map(Field::raw).orElse(Bytes.EMPTY);
    if (name.length() == 0 || name.u8(name.length() - 1) != 0) {
      findings.at(
          device,
          DmarLayouts.OBJECT_NAME,
          Code.DMAR_ANDD_UNTERMINATED,
          "The name of ACPI device %s has no NUL inside its ANDD."
              .formatted(device.number(DmarLayouts.DEVICE_NUMBER)));
    } else if (name.u8(0) != '\\') {
      findings.at(
          device,
          DmarLayouts.OBJECT_NAME,
          Code.DMAR_ANDD_RELATIVE,
          "The name of ACPI device %s does not begin at the root (\\)."
              .formatted(device.number(DmarLayouts.DEVICE_NUMBER)));
    }
  }
}
