package org.lifeboat.engine.bounce;

import org.lifeboat.api.bounce.BounceDemand;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.engine.event.EventLog;
import org.lifeboat.engine.plan.KernelProfile.Dialect;

/** What kernels say of their pools when all is well. */
enum BounceMessages {
  /** lib/swiotlb.c:swiotlb_print_info of 2.6.33. */
  LINUX_2_6 {
    private static final long DIRECT_MAP = 0xffff_8800_0000_0000L;

    @Override
    boolean tellsOfPool(BounceDemand demand) {
      return demand.wantsPool();
    }

    @Override
    void pool(EventLog events, BouncePool pool) {
      MemoryRange range = pool.range();
      events.info(
          "Placing %dMB software IO TLB between %016x - %016x",
          range.bytes() >> 20, DIRECT_MAP + range.start(), DIRECT_MAP + range.end());
      events.info("software IO TLB at phys 0x%x - 0x%x", range.start(), range.end());
    }

    @Override
    void noPool(EventLog events) {}

    @Override
    void tearDown(EventLog events) {}

    @Override
    void shrunk(EventLog events, long bytes) {
      events.print(
          Severity.WARNING,
          "Warning: only able to allocate %d MB for software IO TLB".formatted(bytes >> 20));
    }
  },
  /** kernel/dma/swiotlb.c of 6.1: swiotlb_print_info, swiotlb_exit, swiotlb_init_late. */
  LINUX_6_1 {
    @Override
    boolean tellsOfPool(BounceDemand demand) {
      return demand.addressingLimited();
    }

    @Override
    void pool(EventLog events, BouncePool pool) {
      MemoryRange range = pool.range();
      events.info(
          "software IO TLB: mapped [mem 0x%016x-0x%016x] (%dMB)",
          range.start(), range.end(), range.bytes() >> 20);
    }

    @Override
    void noPool(EventLog events) {
      events.print(Severity.WARNING, "software IO TLB: No low mem");
    }

    @Override
    void tearDown(EventLog events) {
      events.info("software IO TLB: tearing down default memory pool");
    }

    @Override
    void shrunk(EventLog events, long bytes) {
      events.print(
          Severity.WARNING, "software IO TLB: only able to allocate %d MB".formatted(bytes >> 20));
    }
  };

  static BounceMessages of(Dialect dialect) {
    return switch (dialect) {
      case LINUX_2_6 -> LINUX_2_6;
      case LINUX_6_1 -> LINUX_6_1;
    };
  }

  /**
   * Whether the kernel tells of its pool when the IOMMUs have started. What {@code swiotlb=force}
   * alone asked for counts in 2.6.33 (arch/x86/kernel/pci-swiotlb.c:pci_swiotlb_detect), in 6.1 it
   * does not (arch/x86/kernel/pci-dma.c:pci_swiotlb_detect).
   */
  abstract boolean tellsOfPool(BounceDemand demand);

  /** Where the pool lies. */
  abstract void pool(EventLog events, BouncePool pool);

  /** There should be one and is none. */
  abstract void noPool(EventLog events);

  /** The pool is given up. */
  abstract void tearDown(EventLog events);

  /** A late pool is smaller than wanted. */
  abstract void shrunk(EventLog events, long bytes);

  /** That bouncing is the way from now on (arch/x86/kernel/pci-dma.c, both). */
  static void using(EventLog events) {
    events.info("PCI-DMA: Using software bounce buffering for IO (SWIOTLB)");
  }
}
