package org.lifeboat.engine.reservation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;

/**
 * The page tables that map all RAM (arch/x86/mm/init.c:memory_map_top_down, split_mem_range,
 * alloc_low_pages; arch/x86/mm/init_64.c:__kernel_physical_mapping_init): from the top downwards in
 * growing steps, in pages as large as RAM allows, with tables from a small buffer in the image
 * until that is used up or about to be mapped itself, then from memory that is mapped already.
 */
final class DirectMap {
  private static final long MEGABYTES_2 = 2L << 20;
  private static final long GIGABYTE = 1L << 30;
  private static final int MEGABYTES_2_SHIFT = 21;
  private static final int GIGABYTE_SHIFT = 30;
  private static final int UPPER_SHIFT = 39;

  /** From one step to the next: PMD_SHIFT - PAGE_SHIFT - 1. */
  private static final int STEP_SHIFT = 8;

  private static final MemoryRange ISA = new MemoryRange(0, 1 << 20);

  private final List<MemoryRange> ram;
  private final boolean gigabytePages;
  private final MemoryRange buffer;
  private final Consumer<AllocationRequest> memory;
  private final Set<Long> upper = new HashSet<>();
  private final Set<Long> middle = new HashSet<>();
  private final Set<Long> last = new HashSet<>();
  private final List<MemoryRange> gigabytes = new ArrayList<>();
  private long bufferUsed;
  private boolean bufferUsable = true;
  private long lowestMapped;
  private long highestMapped;

  /**
   * @param ram whole pages, ascending, apart
   * @param gigabytePages whether pages of 1 GB are used
   * @param levels of page tables
   * @param randomized whether the kernel's addresses are random, for which it needs a second way in
   *     (arch/x86/mm/kaslr.c:init_trampoline_kaslr)
   * @param buffer for the first tables
   * @param memory takes one page as asked for, if there is one
   */
  DirectMap(
      List<MemoryRange> ram,
      boolean gigabytePages,
      int levels,
      boolean randomized,
      MemoryRange buffer,
      Consumer<AllocationRequest> memory) {
    this.ram = ram;
    this.gigabytePages = gigabytePages;
    this.buffer = buffer;
    this.memory = memory;
    int aboveUpper = levels - 4;
    int secondWay = randomized ? 1 + aboveUpper : 0;
    this.bufferUsed = Pages.SIZE * (long) (aboveUpper + secondWay);
    mapTables(ISA);
  }

  /**
   * Maps everything up to the end of RAM.
   *
   * @param top end of the highest 2 MB of RAM that are free
   */
  void map(long top, long end) {
    highestMapped = 0;
    lowestMapped = top;
    long at = top;
    long step = MEGABYTES_2;
    long mapped = 0;
    while (at > ISA.end()) {
      long start = Math.max(ISA.end(), at > step ? (at - 1) / step * step : 0);
      mapped += mapRam(new MemoryRange(start, at));
      at = start;
      if (mapped >= step) {
        step <<= STEP_SHIFT;
      } else {
        at = Math.min(at, Pages.roundUp(Math.max(ISA.end(), ramEndBelow(at)), step));
      }
      lowestMapped = at;
    }
    if (top < end) {
      mapRam(new MemoryRange(top, end));
    }
  }

  /** Steps through a hole change nothing once they no longer grow; they are taken at once. */
  private long ramEndBelow(long address) {
    long end = 0;
    for (MemoryRange part : ram) {
      end = part.start() < address ? Math.max(end, Math.min(part.end(), address)) : end;
    }
    return end;
  }

  private long mapRam(MemoryRange window) {
    long bytes = 0;
    for (MemoryRange part : ram) {
      MemoryRange range = part.intersection(window);
      if (!range.isEmpty()) {
        bufferUsable =
            Math.max(range.start(), buffer.start() + bufferUsed)
                >= Math.min(range.end(), buffer.end());
        mapTables(range);
        highestMapped = Math.max(highestMapped, range.end());
        bufferUsable = true;
        bytes += range.bytes();
      }
    }
    return bytes;
  }

  private void mapTables(MemoryRange range) {
    for (MemoryRange piece : pieces(range)) {
      if (gigabytePages && isRam(piece, GIGABYTE)) {
        mapInGigabytes(piece);
      } else {
        mapSmaller(piece, isRam(piece, MEGABYTES_2));
      }
    }
  }

  private void mapInGigabytes(MemoryRange piece) {
    for (long u = piece.start() >> UPPER_SHIFT; u <= piece.end() - 1 >> UPPER_SHIFT; u++) {
      takeFor(upper, u);
    }
    gigabytes.add(
        new MemoryRange(
            Pages.roundDown(piece.start(), GIGABYTE), Pages.roundUp(piece.end(), GIGABYTE)));
  }

  private void mapSmaller(MemoryRange piece, boolean inMegabytes) {
    for (long g = piece.start() >> GIGABYTE_SHIFT; g <= piece.end() - 1 >> GIGABYTE_SHIFT; g++) {
      MemoryRange gigabyte = MemoryRange.ofSize(g << GIGABYTE_SHIFT, GIGABYTE);
      takeFor(upper, g >> UPPER_SHIFT - GIGABYTE_SHIFT);
      if (gigabytes.stream().noneMatch(mapped -> mapped.contains(gigabyte.start()))) {
        takeFor(middle, g);
        if (!inMegabytes) {
          takeLast(piece.intersection(gigabyte));
        }
      }
    }
  }

  private void takeLast(MemoryRange piece) {
    for (long m = piece.start() >> MEGABYTES_2_SHIFT;
        m <= piece.end() - 1 >> MEGABYTES_2_SHIFT;
        m++) {
      takeFor(last, m);
    }
  }

  /** Head and tail in small pages, what is aligned in large ones. */
  private static List<MemoryRange> pieces(MemoryRange range) {
    long end = range.end();
    long at = range.start();
    List<MemoryRange> pieces = new ArrayList<>();
    at = cut(pieces, at, Math.min(Pages.roundUp(at, MEGABYTES_2), end));
    at = cut(pieces, at, Math.min(Pages.roundUp(at, GIGABYTE), Pages.roundDown(end, MEGABYTES_2)));
    at = cut(pieces, at, Pages.roundDown(end, GIGABYTE));
    at = cut(pieces, at, Pages.roundDown(end, MEGABYTES_2));
    cut(pieces, at, end);
    return pieces;
  }

  private static long cut(List<MemoryRange> pieces, long start, long end) {
    if (start < end) {
      pieces.add(new MemoryRange(start, end));
    }
    return Math.max(start, end);
  }

  /** Whether RAM reaches to the next borders of pages of this size (memblock_is_region_memory). */
  private boolean isRam(MemoryRange piece, long pageBytes) {
    MemoryRange whole =
        new MemoryRange(
            Pages.roundDown(piece.start(), pageBytes), Pages.roundUp(piece.end(), pageBytes));
    for (MemoryRange part : ram) {
      if (part.contains(whole)) {
        return true;
      }
    }
    return false;
  }

  private void takeFor(Set<Long> tables, long index) {
    if (tables.add(index)) {
      if (bufferUsable && bufferUsed < buffer.bytes()) {
        bufferUsed += Pages.SIZE;
      } else if (lowestMapped < highestMapped) {
        memory.accept(
            AllocationRequest.of(Pages.SIZE, Pages.SIZE).above(lowestMapped).below(highestMapped));
      }
    }
  }
}
