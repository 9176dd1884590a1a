package org.lifeboat.firmware.judge;

import org.lifeboat.firmware.decode.DmarLayouts;
import org.lifeboat.firmware.decode.Flaw;
import org.lifeboat.firmware.decode.Layouts;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.decode.Table;

/** The DMAR header and the order of its structures (VT-d 8.1 and 8.2). */
final class DmarTableRules implements Rule {
  /** PAGE_SHIFT - 1: the least that parse_dmar_table takes. */
  private static final int LEAST_WIDTH = 11;

  /** Bits of a physical address that x86 page tables hold. */
  private static final int MOST_BITS = 52;

  private static final int INTERRUPT_REMAPPING = 0;
  private static final int X2APIC_OPT_OUT = 1;

  @Override
  public void check(Table table, Findings findings) {
    width(table.header(), findings);
    flags(table.header(), findings);
    order(table, findings);
  }

  private static void width(Structure header, Findings findings) {
    if (header.field(DmarLayouts.WIDTH).isEmpty()) {
      return;
    }
    long width = header.number(DmarLayouts.WIDTH);
    if (width < LEAST_WIDTH) {
      findings.at(
          header,
          DmarLayouts.WIDTH,
          Code.DMAR_WIDTH_TOO_SMALL,
          "Addresses of %s bits do not reach over a page.".formatted(width + 1));
    } else if (width >= MOST_BITS) {
      findings.at(
          header,
          DmarLayouts.WIDTH,
          Code.DMAR_WIDTH_TOO_LARGE,
          "Addresses of %s bits: no x86 processor has more than %s."
              .formatted(width + 1, MOST_BITS));
    }
  }

  private static void flags(Structure header, Findings findings) {
    if (header.flag(Layouts.FLAGS, X2APIC_OPT_OUT)
        && !header.flag(Layouts.FLAGS, INTERRUPT_REMAPPING)) {
      findings.at(
          header,
          Layouts.FLAGS,
          Code.DMAR_OPT_OUT_ALONE,
          "X2APIC_OPT_OUT is set without INTR_REMAP, and has a meaning only with it.");
    }
  }

  private static void order(Table table, Findings findings) {
    Structure highest = null;
    for (Structure next : table.structures()) {
      if (next.has(Flaw.UNKNOWN_TYPE) || next.has(Flaw.LEFT_OVER)) {
        continue;
      }
      if (highest != null && next.type() < highest.type()) {
        findings.at(
            next,
            Code.DMAR_ORDER,
            "A %s stands behind a %s; structures are to stand in the order of their types."
                .formatted(next.name(), highest.name()));
      } else {
        highest = next;
      }
    }
  }
}
