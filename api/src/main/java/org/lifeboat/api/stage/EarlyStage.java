package org.lifeboat.api.stage;

import java.util.Optional;
import org.lifeboat.api.bounce.BounceDemand;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.BounceRequest;
import org.lifeboat.api.firmware.Registers;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;

/**
 * The stage of {@code pci_iommu_alloc} (called from mem_init): the early allocator works, memory
 * below 4 GB is one clean stretch, and nothing else exists: no page allocator, no PCI bus,
 * registers only one page at a time.
 */
public interface EarlyStage extends Stage {
  /**
   * Takes memory from the early allocator; it belongs to the caller from then on.
   *
   * @param request how much, and where
   * @param purpose a name for the report
   * @return the range, or empty where nothing fits
   */
  Optional<MemoryRange> allocate(AllocationRequest request, String purpose);

  /**
   * Gives a range back.
   *
   * @param range the caller took it at this stage, all of it
   * @throws IllegalStateException if any of it is not the caller's; the boot ends with the caller's
   *     failure, which names range and owners
   */
  void free(MemoryRange range);

  /**
   * Maps one page of registers for a look (early_ioremap).
   *
   * @param address physical, in bytes
   * @return the registers from there on; all ones where nobody answers
   */
  Registers mapEarly(long address);

  /**
   * {@return whether, by the kernel's own rules and parameters, this machine wants a bounce pool}
   */
  BounceDemand bounceDemand();

  /**
   * Reserves a bounce pool and its bookkeeping below 4 GB by the kernel's rules for size, areas,
   * halving and place.
   *
   * @param request its size, and whether it is to be ready at once
   * @return the pool, or empty where there was no room
   */
  Optional<BouncePool> reserveBouncePool(BounceRequest request);
}
