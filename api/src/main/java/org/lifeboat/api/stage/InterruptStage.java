package org.lifeboat.api.stage;

import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.PageAllocator;

/**
 * The stage of APIC set-up, where interrupt remapping is prepared
 * (arch/x86/kernel/apic/apic.c:enable_IR_x2apic): the page allocator runs and registers can be
 * mapped for good, but PCI is not enumerated. Drivers parse their tables here.
 */
public interface InterruptStage extends Stage {
  /** {@return the page allocator; what is taken from it belongs to the plugin that took it} */
  PageAllocator pages();

  /**
   * Claims and maps registers for good (request_mem_region, then ioremap).
   *
   * @param range their addresses
   * @param name the claim's name in /proc/iomem: {@code dmar0}
   * @return the registers, or why they could not be had
   */
  RegisterMapping mapRegisters(MemoryRange range, String name);
}
