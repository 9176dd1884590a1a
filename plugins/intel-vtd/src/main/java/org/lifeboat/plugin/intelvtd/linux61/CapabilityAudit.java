package org.lifeboat.plugin.intelvtd.linux61;

import java.util.List;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;
import org.lifeboat.plugin.intelvtd.unit.Capabilities;
import org.lifeboat.plugin.intelvtd.unit.Inventory;
import org.lifeboat.plugin.intelvtd.unit.Unit;

/**
 * Compares what units can do and names where they differ (drivers/iommu/intel/cap_audit.c). Only
 * what all can do counts.
 *
 * @param common what all active units can do; nothing where there is none
 */
record CapabilityAudit(Capabilities common) {
  /** Of a kernel that does not compare. */
  static final CapabilityAudit NONE = new CapabilityAudit(new Capabilities(0, 0));

  private enum Register {
    CAP,
    ECAP
  }

  private record Feature(String name, Register register, int bit) {
    boolean in(Capabilities of) {
      return ((register == Register.CAP ? of.cap() : of.ecap()) >>> bit & 1) != 0;
    }

    Capabilities without(Capabilities some) {
      long mask = ~(1L << bit);
      return register == Register.CAP
          ? new Capabilities(some.cap() & mask, some.ecap())
          : new Capabilities(some.cap(), some.ecap() & mask);
    }
  }

  /** What matters for translation, in the order of check_dmar_capabilities. */
  private static final List<Feature> TRANSLATION =
      List.of(
          new Feature("fl5lp_support", Register.CAP, 60),
          new Feature("fl1gp_support", Register.CAP, 56),
          new Feature("read_drain", Register.CAP, 55),
          new Feature("write_drain", Register.CAP, 54),
          new Feature("pgsel_inv", Register.CAP, 39),
          new Feature("zlr", Register.CAP, 22),
          new Feature("caching_mode", Register.CAP, 7),
          new Feature("phmr", Register.CAP, 6),
          new Feature("plmr", Register.CAP, 5),
          new Feature("rwbf", Register.CAP, 4),
          new Feature("afl", Register.CAP, 3),
          new Feature("rps", Register.ECAP, 49),
          new Feature("smpwc", Register.ECAP, 48),
          new Feature("flts", Register.ECAP, 47),
          new Feature("slts", Register.ECAP, 46),
          new Feature("nwfs", Register.ECAP, 33),
          new Feature("slads", Register.ECAP, 45),
          new Feature("vcs", Register.ECAP, 44),
          new Feature("smts", Register.ECAP, 43),
          new Feature("pds", Register.ECAP, 42),
          new Feature("dit", Register.ECAP, 41),
          new Feature("pasid", Register.ECAP, 40),
          new Feature("eafs", Register.ECAP, 34),
          new Feature("srs", Register.ECAP, 31),
          new Feature("ers", Register.ECAP, 30),
          new Feature("prs", Register.ECAP, 29),
          new Feature("nest", Register.ECAP, 26),
          new Feature("mts", Register.ECAP, 25),
          new Feature("sc_support", Register.ECAP, 7),
          new Feature("pass_through", Register.ECAP, 6),
          new Feature("dev_iotlb_support", Register.ECAP, 2),
          new Feature("qis", Register.ECAP, 1),
          new Feature("coherent", Register.ECAP, 0));

  /** What matters for interrupts, in the order of check_irq_capabilities. */
  private static final List<Feature> INTERRUPTS =
      List.of(
          new Feature("pi_support", Register.CAP, 59),
          new Feature("eim_support", Register.ECAP, 4));

  /** Before interrupts are remapped. */
  static CapabilityAudit ofInterrupts(Inventory inventory, Stage stage) {
    return of(INTERRUPTS, inventory, stage);
  }

  /** Before translation is started. */
  static CapabilityAudit ofTranslation(Inventory inventory, Stage stage) {
    return of(TRANSLATION, inventory, stage);
  }

  private static CapabilityAudit of(List<Feature> features, Inventory inventory, Stage stage) {
    List<Unit> active = inventory.activeUnits().toList();
    if (active.isEmpty()) {
      return new CapabilityAudit(new Capabilities(0, 0));
    }
    Capabilities first = active.get(0).capabilities();
    Capabilities common = first;
    for (Unit other : active.subList(1, active.size())) {
      for (Feature feature : features) {
        if (feature.in(first) != feature.in(other.capabilities())) {
          stage.print(
              Severity.INFO, "DMAR: IOMMU feature %s inconsistent".formatted(feature.name()));
          common = feature.without(common);
        }
      }
    }
    return new CapabilityAudit(common);
  }

  /**
   * Whether all units have scalable mode, but no kind of table for it in common: nothing can be
   * done with them.
   */
  boolean isHopeless() {
    return common.scalableMode() && !common.firstLevel() && !common.secondLevel();
  }

  /**
   * Whether domains of devices get first-level tables
   * (drivers/iommu/intel/iommu.c:first_level_by_default).
   */
  boolean prefersFirstLevel(boolean scalableMode) {
    return scalableMode && common.scalableMode() && common.firstLevel();
  }
}
