package org.lifeboat.api.stage;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.bounce.BounceDemand;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.api.pci.PciFunction;

/**
 * The stage of {@code pci_iommu_init} (rootfs_initcall): the page allocator runs, PCI is
 * enumerated, and the early allocator is gone; what it reserved can only be released page by page.
 */
public interface RuntimeStage extends InterruptStage {
  /** {@return all functions, ascending by address} */
  List<PciFunction> pciFunctions();

  /**
   * {@return whether, by the kernel's own rules and parameters, this machine wants a bounce pool}
   */
  BounceDemand bounceDemand();

  /**
   * Asks the page allocator for a pool by the rules of swiotlb_init_late: one block, halving down
   * to 2 MB; never more than 4 MB.
   *
   * @param bytes wanted size
   * @param highest the highest zone that will do
   * @return the pool, ready for use, or empty where not even the smallest was to be had
   */
  Optional<BouncePool> allocateBouncePool(long bytes, Zone highest);

  /**
   * Makes a pool that was reserved early ready for use; a second call has no effect.
   *
   * @param pool as this boot's {@link EarlyStage#reserveBouncePool} answered it
   * @throws IllegalStateException if there is no such pool in this boot, or it was released
   */
  void initializeBouncePool(BouncePool pool);

  /**
   * Gives a pool and its bookkeeping back to the page allocator. What lies on a page that is not
   * wholly the pool's cannot be given back: the ledger names it as lost.
   *
   * @param pool as this boot answered it, early or late
   * @return bytes that the page allocator got
   * @throws IllegalStateException if there is no such pool in this boot, or it was released
   */
  long releaseBouncePool(BouncePool pool);

  /**
   * Gives whole pages of early memory to the page allocator.
   *
   * @param range the caller took it itself at the early stage
   * @return bytes that the page allocator got; the rest is lost, under the range's name
   * @throws IllegalStateException if any of it is not the caller's
   */
  long freeEarlyMemory(MemoryRange range);
}
