package org.lifeboat.plugin.amdvi;

import java.util.List;

/**
 * A unit whose PCI function was found.
 *
 * @param unit the unit
 * @param header first word of its PCI capability
 * @param features its extended features: what the table says, or else what the hardware says
 * @param features2 the second word of them
 */
record StartedUnit(Unit unit, int header, long features, long features2) {
  /**
   * Bit of {@link #header}: it caches that a page is not there, as a virtual one does
   * (IOMMU_CAP_NPCACHE).
   */
  private static final int CACHES_ABSENT_ENTRIES = 1 << 26;

  /** Bit of {@link #header}: it has extended features (IOMMU_CAP_EFR). */
  private static final int REPORTS_FEATURES = 1 << 27;

  /** The kernel's names for extended feature bits 0 to 9. */
  private static final List<String> NAMES =
      List.of("PreF", "PPR", "X2APIC", "NX", "GT", "[5]", "IA", "GA", "HE", "PC");

  /**
   * Asks the hardware for its features, and complains where the table says something else
   * (late_iommu_features_init).
   */
  static StartedUnit read(Unit unit, int header, KernelLog log) {
    if ((header & REPORTS_FEATURES) == 0) {
      return new StartedUnit(unit, header, unit.features(), unit.features2());
    }
    long features = UnitRegisters.features(unit.registers());
    long features2 = UnitRegisters.features2(unit.registers());
    if (unit.features() == 0) {
      return new StartedUnit(unit, header, features, features2);
    }
    if (features != unit.features() || features2 != unit.features2()) {
      log.warn(
          "[Firmware Warn]: EFR mismatch. Use IVHD EFR (%s : %s), EFR2 (%s : %s).",
          KernelLog.hex(features),
          KernelLog.hex(unit.features()),
          KernelLog.hex(features2),
          KernelLog.hex(unit.features2()));
    }
    return new StartedUnit(unit, header, unit.features(), unit.features2());
  }

  boolean cachesAbsentEntries() {
    return (header & CACHES_ABSENT_ENTRIES) != 0;
  }

  boolean reportsFeatures() {
    return (header & REPORTS_FEATURES) != 0;
  }

  boolean has(long feature) {
    return (features & feature) != 0;
  }

  /** Whether it can share page tables with processes (iommu_init_pci; not beside SNP). */
  boolean sharesPageTables() {
    return has(Unit.GUEST_TRANSLATION) && has(Unit.PERIPHERAL_PAGE_REQUEST) && !has(Unit.SNP);
  }

  /**
   * What print_iommu_info says of the features.
   *
   * @param second whether it tells the second word, too
   */
  String featureLine(boolean second) {
    String words = KernelLog.hex(features) + (second ? ", " + KernelLog.hex(features2) : "");
    StringBuilder line = new StringBuilder("Extended features (" + words + "):");
    for (int bit = 0; bit < NAMES.size(); bit++) {
      if (has(1L << bit)) {
        line.append(' ').append(NAMES.get(bit));
      }
    }
    if (has(Unit.GUEST_VIRTUAL_APIC)) {
      line.append(" GA_vAPIC");
    }
    if (has(Unit.SNP)) {
      line.append(" SNP");
    }
    return line.toString();
  }
}
