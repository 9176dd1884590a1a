package org.lifeboat.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.memory.PageAllocator;
import org.lifeboat.api.memory.PageBlock;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Zone;

/** A page allocator that has so many pages, in blocks that never meet; zones are all the same. */
final class TestPages implements PageAllocator {
  private static final long FIRST_PFN = 1 << 20;

  private final List<PageBlock> held = new ArrayList<>();
  private final int largestOrder;
  private long left;
  private long nextPfn = FIRST_PFN;

  TestPages(long pages, int largestOrder) {
    this.left = pages;
    this.largestOrder = Math.min(largestOrder, Pages.MAX_ORDER);
  }

  List<PageBlock> held() {
    return List.copyOf(held);
  }

  @Override
  public Optional<PageBlock> allocate(int order, Zone highest) {
    if (order > largestOrder || left < 1L << order) {
      return Optional.empty();
    }
    PageBlock block = new PageBlock(nextPfn, order);
    nextPfn += 1L << Pages.MAX_ORDER;
    left -= block.pages();
    held.add(block);
    return Optional.of(block);
  }

  @Override
  public void free(PageBlock block) {
    if (!held.remove(block)) {
      throw new IllegalStateException("given back without being taken: " + block);
    }
    left += block.pages();
  }

  @Override
  public long freePages(Zone zone) {
    return left;
  }

  @Override
  public int largestFreeOrder(Zone zone) {
    return left == 0 ? -1 : Math.min(largestOrder, 63 - Long.numberOfLeadingZeros(left));
  }
}
