package org.lifeboat.load.service;

import java.util.List;
import java.util.OptionalDouble;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.load.chance.Chance;

/**
 * Where the buffers of a workload lie: on pages drawn from RAM, or from the side of its device's
 * mask that was drawn before. Where RAM has no such side, all of it stands for it: then only the
 * lowest bits of an address count.
 */
final class Buffers {
  /** Without any RAM, a page at 4 GB, where no limited device reaches. */
  private static final long NOWHERE = 1L << 32;

  private final PageSet all;
  private final PageSet within;
  private final PageSet beyond;
  private final long mask;
  private final OptionalDouble bouncedShare;
  private final Chance page;
  private final Chance side;

  Buffers(List<MemoryRange> ram, long mask, OptionalDouble bouncedShare, Chance page, Chance side) {
    this.mask = mask;
    this.bouncedShare = bouncedShare;
    this.page = page;
    this.side = side;
    long end = Pages.pfnDown(-1L) + 1;
    long border = mask == -1L ? end : Pages.pfnDown(mask + 1);
    all = new PageSet(ram, 0, end);
    within = orAll(new PageSet(ram, 0, border));
    beyond = orAll(new PageSet(ram, mask == -1L ? end : Pages.pfnUp(mask + 1), end));
  }

  private PageSet orAll(PageSet side) {
    return side.isEmpty() ? all : side;
  }

  /** Address of the page on which buffer {@code number} begins. */
  long page(long number) {
    PageSet from = bouncedShare.isEmpty() ? all : isDrawnBeyond(number) ? beyond : within;
    return from.isEmpty() ? NOWHERE : from.address(page.below(number, from.count()));
  }

  /** Whether buffer {@code number}, from {@code address} on, has bytes that are out of reach. */
  boolean isBeyond(long number, long address, long bytes) {
    if (bouncedShare.isPresent()) {
      return isDrawnBeyond(number);
    }
    long last = address + bytes - 1;
    return Long.compareUnsigned(last, address) < 0 || Long.compareUnsigned(last, mask) > 0;
  }

  private boolean isDrawnBeyond(long number) {
    return side.unit(number) < bouncedShare.getAsDouble();
  }
}
