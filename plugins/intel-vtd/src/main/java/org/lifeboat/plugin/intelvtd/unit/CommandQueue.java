package org.lifeboat.plugin.intelvtd.unit;

import org.lifeboat.api.memory.PageAllocator;

/**
 * The queue through which a unit takes its commands (drivers/iommu/intel/dmar.c:dmar_enable_qi and
 * dmar_disable_qi).
 */
public final class CommandQueue {
  private CommandQueue() {}

  /**
   * Brings a unit's queue up afresh; one that this kernel brought up stays as it is. One that
   * firmware left on is switched off first.
   *
   * @return whether commands go through the queue; not where the unit has none or there is no
   *     memory for it
   * @throws org.lifeboat.api.stage.KernelPanic if the unit does not obey
   */
  public static boolean restart(Unit unit, PageAllocator pages) {
    if (unit.isQueueing()) {
      return true;
    }
    if (!unit.capabilities().queuedInvalidation()) {
      return false;
    }
    if (unit.status().has(GlobalStatus.QUEUE)) {
      unit.status().clear(GlobalStatus.QUEUE);
    }
    int order = unit.capabilities().scalableMode() ? 1 : 0;
    if (!unit.memory().take(UnitMemory.Purpose.QUEUE, order, pages)) {
      return false;
    }
    unit.status().set(GlobalStatus.QUEUE);
    unit.queue();
    return true;
  }
}
