package org.lifeboat.lab.advise;

import org.lifeboat.engine.render.Outcome;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.Reach;

/**
 * What became of the hardware IOMMU, and what it means where there is none.
 *
 * @param advice on the machine
 */
record Hardware(Advice advice) {
  /** Without the point at its end. */
  String sentence() {
    BootReport base = advice.base();
    if (!base.completed()) {
      return "the boot ends before it is settled";
    }
    if (base.hardware().driver().isEmpty()) {
      return none();
    }
    long all = base.devices().size();
    long translated = base.devices().stream().filter(d -> d.reach() == Reach.TRANSLATED).count();
    boolean some = translated > 0 && translated < all;
    return new Outcome(base).hardware()
        + (some ? "; it translates for %s of %s devices".formatted(translated, all) : "");
  }

  private String none() {
    boolean table =
        advice.evidence().filter(Evidence::namesTable).isPresent()
            || advice.plan().machine().firmware().tables().stream()
                .anyMatch(t -> t.signature().equals("DMAR") || t.signature().equals("IVRS"));
    return table
        ? "none found: firmware has a table of one, and nothing in this kernel looks at it"
        : "none found: there is no DMAR or IVRS table, as where a board has no IOMMU, or its BIOS"
            + " set-up keeps it off; no parameter brings it back";
  }
}
