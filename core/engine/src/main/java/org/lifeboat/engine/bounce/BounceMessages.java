package org.lifeboat.engine.bounce;

import org.lifeboat.api.bounce.BounceDemand;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.engine.event.EventLog;
import org.lifeboat.engine.plan.KernelTexts;

/**
 * What kernels say of their pools (kernel/dma/swiotlb.c: swiotlb_print_info, swiotlb_exit,
 * swiotlb_init_late; lib/swiotlb.c until 4.18).
 *
 * @param texts which of it, and in whose words
 */
record BounceMessages(KernelTexts texts) {
  /** Where all memory is mapped, unless the kernel moves it (PAGE_OFFSET; KASLR since 4.8). */
  private static final long DIRECT_MAP = 0xffff_8800_0000_0000L;

  private static final String PREFIX = "software IO TLB: ";

  /**
   * Whether the kernel tells of its pool when the IOMMUs have started. What {@code swiotlb=force}
   * alone asked for counts until 5.18 (arch/x86/kernel/pci-swiotlb.c:pci_swiotlb_detect_override),
   * later it does not (arch/x86/kernel/pci-dma.c:pci_swiotlb_detect).
   */
  boolean tellsOfPool(BounceDemand demand) {
    return texts.forcedPool() ? demand.wantsPool() : demand.addressingLimited();
  }

  /** Where the pool lies. */
  void pool(EventLog events, BouncePool pool) {
    MemoryRange range = pool.range();
    long megabytes = range.bytes() >> 20;
    long start = range.start();
    long end = range.end();
    switch (texts.pool()) {
      case PLACING -> {
        events.info(
            "Placing %sMB software IO TLB between %016x - %016x",
            megabytes, DIRECT_MAP + start, DIRECT_MAP + end);
        events.info("software IO TLB at phys 0x%x - 0x%x", start, end);
      }
      case MAPPED_AT ->
          events.info(
              "software IO TLB [mem 0x%08x-0x%08x] (%sMB) mapped at [%016x-%016x]",
              start, end, megabytes, DIRECT_MAP + start, DIRECT_MAP + end - 1);
      case MAPPED_SHORT ->
          events.info(PREFIX + "mapped [mem 0x%08x-0x%08x] (%sMB)", start, end, megabytes);
      case MAPPED ->
          events.info(PREFIX + "mapped [mem 0x%016x-0x%016x] (%sMB)", start, end, megabytes);
    }
  }

  /** There should be one and is none. */
  void noPool(EventLog events) {
    if (texts.missingPool()) {
      events.print(Severity.WARNING, PREFIX + "No low mem");
    }
  }

  /** No room for it, and the kernel goes on. */
  void cannotAllocate(EventLog events) {
    events.print(
        Severity.WARNING,
        isPrefixed() ? PREFIX + "Cannot allocate buffer" : "Cannot allocate SWIOTLB buffer");
  }

  /** The pool is given up. */
  void tearDown(EventLog events) {
    if (texts.poolRelease()) {
      events.info(PREFIX + "tearing down default memory pool");
    }
  }

  /** A late pool is smaller than wanted. */
  void shrunk(EventLog events, long bytes) {
    long megabytes = bytes >> 20;
    events.print(
        Severity.WARNING,
        isPrefixed()
            ? PREFIX + "only able to allocate %s MB".formatted(megabytes)
            : "Warning: only able to allocate %s MB for software IO TLB".formatted(megabytes));
  }

  /** Whether all lines begin alike: since the clean-up that also shortened the pool's own. */
  private boolean isPrefixed() {
    return switch (texts.pool()) {
      case PLACING, MAPPED_AT -> false;
      case MAPPED_SHORT, MAPPED -> true;
    };
  }

  /** That bouncing is the way from now on (arch/x86/kernel/pci-dma.c, all). */
  static void using(EventLog events) {
    events.info("PCI-DMA: Using software bounce buffering for IO (SWIOTLB)");
  }
}
