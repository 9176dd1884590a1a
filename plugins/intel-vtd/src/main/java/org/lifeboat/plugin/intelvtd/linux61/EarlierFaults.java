package org.lifeboat.plugin.intelvtd.linux61;

import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;
import org.lifeboat.plugin.intelvtd.unit.Unit;

/**
 * What a unit has to say of faults before the kernel takes it over
 * (drivers/iommu/intel/dmar.c:dmar_fault, called before a queue is set up).
 */
final class EarlierFaults {
  /** PPF: a fault was recorded. */
  private static final int RECORDED = 1 << 1;

  /** FRI: in which record. */
  private static final int RECORD_SHIFT = 8;

  private static final int RECORD_BYTES = 16;

  /** F, the highest bit of a record: it holds a fault. */
  private static final long HOLDS_FAULT = 1L << 63;

  private EarlierFaults() {}

  /**
   * Says it, unless the queue is up already. Records beyond the first page are taken for empty.
   *
   * @throws KernelPanic where a record claims a fault: plain memory keeps claiming it, and the
   *     kernel reads it for ever. It is no panic; the model must end, and says so in this way.
   */
  static void clear(Unit unit, Stage stage) {
    if (unit.isQueueing()) {
      return;
    }
    int status = unit.faultStatus();
    if (status != 0) {
      stage.print(Severity.ERROR, "DMAR: DRHD: handling fault status reg %x".formatted(status));
    }
    if ((status & RECORDED) == 0) {
      return;
    }
    int record = status >> RECORD_SHIFT & 0xff;
    int offset = unit.capabilities().faultRecordOffset() + record * RECORD_BYTES + Long.BYTES;
    boolean known = offset + Long.BYTES <= Pages.SIZE;
    if (known && (unit.register(offset) & HOLDS_FAULT) != 0) {
      throw new KernelPanic(
          "boot hang: a fault record of a DMAR unit is read for ever (dmar_fault)");
    }
    unit.acknowledgeFaults();
  }
}
