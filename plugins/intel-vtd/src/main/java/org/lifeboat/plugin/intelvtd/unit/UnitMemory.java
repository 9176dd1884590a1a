package org.lifeboat.plugin.intelvtd.unit;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.lifeboat.api.memory.PageAllocator;
import org.lifeboat.api.memory.PageBlock;
import org.lifeboat.api.memory.Zone;

/** The pages that a unit works in. Any zone will do: units reach all of memory. */
public final class UnitMemory {
  /** What pages are for. */
  public enum Purpose {
    /** The queue of commands (drivers/iommu/intel/dmar.c:dmar_enable_qi). */
    QUEUE,
    /** The root table, one page (drivers/iommu/intel/iommu.c:iommu_alloc_root_entry). */
    ROOT_TABLE,
    /** The interrupt table (drivers/iommu/intel/irq_remapping.c:intel_setup_irq_remapping). */
    INTERRUPT_TABLE
  }

  private final Map<Purpose, PageBlock> blocks = new EnumMap<>(Purpose.class);

  /**
   * Takes a block, once for each purpose.
   *
   * @param order of the block
   * @return whether it has one now
   */
  public boolean take(Purpose purpose, int order, PageAllocator pages) {
    if (!blocks.containsKey(purpose)) {
      Optional<PageBlock> block = pages.allocate(order, Zone.NORMAL);
      block.ifPresent(taken -> blocks.put(purpose, taken));
    }
    return blocks.containsKey(purpose);
  }

  /** Gives a block back, if it has one. */
  public void giveBack(Purpose purpose, PageAllocator pages) {
    PageBlock block = blocks.remove(purpose);
    if (block != null) {
      pages.free(block);
    }
  }
}
