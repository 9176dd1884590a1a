package org.lifeboat.plugin.intelvtd;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.plugin.intelvtd.kernel.FirmwareComplaints;
import org.lifeboat.plugin.intelvtd.table.DmarTable;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Drhd;
import org.lifeboat.plugin.intelvtd.table.WalkRules;
import org.lifeboat.plugin.intelvtd.table.WalkRules.Verdict;
import org.lifeboat.plugin.intelvtd.unit.Capabilities;

/**
 * The look at the units when they are detected (drivers/iommu/intel/dmar.c:detect_intel_iommu and
 * dmar_validate_one_drhd; drivers/pci/dmar.c:check_zero_address of 2.6). Only units are looked at,
 * and nothing is printed but complaints.
 *
 * @param checks what is looked at
 * @param complaints the kernel's words
 */
record EarlyWalk(List<EarlyCheck> checks, FirmwareComplaints complaints) {
  private static final long PAGE_BYTES = 4096;

  Optional<Finding> run(DmarTable table, EarlyStage stage) {
    WalkRules rules =
        new WalkRules(
            checks.contains(EarlyCheck.ZERO_LENGTH), checks.contains(EarlyCheck.PAST_END));
    return rules.walk(
        table,
        stage,
        structure -> structure instanceof Drhd unit ? judge(unit, stage) : new Verdict.Next());
  }

  private Verdict judge(Drhd unit, EarlyStage stage) {
    boolean everyUnit =
        checks.contains(EarlyCheck.EVERY_UNIT_ZERO) || checks.contains(EarlyCheck.ALL_ONES);
    boolean firstUnit = checks.contains(EarlyCheck.FIRST_UNIT_ZERO);
    boolean addresses = firstUnit || checks.contains(EarlyCheck.EVERY_UNIT_ZERO);
    if (addresses && unit.address() == 0) {
      return new Verdict.Wrong(complaints.addressZero(stage));
    }
    if (checks.contains(EarlyCheck.ALL_ONES) && passesTheEnd(unit.address())) {
      return new Verdict.Wrong(complaints.unmappable(stage, unit.address()));
    }
    if (checks.contains(EarlyCheck.ALL_ONES)
        && Capabilities.read(stage.mapEarly(unit.address())).allOnes()) {
      return new Verdict.Wrong(complaints.allOnes(stage, unit.address()));
    }
    return firstUnit && !everyUnit ? new Verdict.Enough() : new Verdict.Next();
  }

  /** Whether a page from there on has no end (arch/x86/mm: __early_ioremap). */
  private static boolean passesTheEnd(long address) {
    return Long.compareUnsigned(address, -PAGE_BYTES) > 0;
  }
}
