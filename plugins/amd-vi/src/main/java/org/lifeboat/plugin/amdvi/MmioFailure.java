package org.lifeboat.plugin.amdvi;

/** Why the registers of a unit cannot be had. */
final class MmioFailure {
  private MmioFailure() {}

  static StartFailure claimed(long base, String holder) {
    String code =
        base == 0
            ? "ivrs-mmio-zero"
            : holder.equals("System RAM") ? "ivrs-mmio-in-ram" : "ivrs-mmio-claimed";
    return new StartFailure(
        code,
        "The IVRS table places a unit's registers at 0x%x, which belongs to %s."
            .formatted(base, holder));
  }

  static StartFailure unmappable(long base) {
    return new StartFailure(
        "ivrs-mmio-unmappable",
        "The IVRS table places a unit's registers at 0x%x, where nothing can be mapped."
            .formatted(base));
  }
}
