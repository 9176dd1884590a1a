package org.lifeboat.engine.reservation;

import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.memory.EarlyMemory;
import org.lifeboat.engine.reservation.SectionMap.Sections;

/**
 * The page descriptors of all sections side by side in virtual memory, mapped by blocks of 2 MB
 * which neighbours share, and the tables that map these, each taken when it is first needed
 * (arch/x86/mm/init_64.c:vmemmap_populate of Linux 2.6).
 */
final class SectionDescriptors {
  private static final long BLOCK_BYTES = 2L << 20;

  /** A table maps as many blocks as it has entries. */
  private static final long BLOCKS_PER_TABLE = 512;

  /**
   * So many tables are asked for one by one. More of them come only with terabytes, from one
   * stretch of free memory, where it makes no difference to ask once.
   */
  private static final int ONE_BY_ONE = 32;

  private static final Owner DESCRIPTORS = Owner.kernel("page descriptors");
  private static final Owner TABLES = Owner.kernel("page tables of the page descriptors");

  private final EarlyMemory memory;
  private final SectionMap sections;
  private long nextBlock;
  private long nextTable;

  SectionDescriptors(EarlyMemory memory, SectionMap sections) {
    this.memory = memory;
    this.sections = sections;
  }

  /**
   * Takes them, ascending.
   *
   * @param bytesEach descriptors of one section
   */
  void allocate(long bytesEach) {
    sections.stretches().stream().findFirst().ifPresent(first -> allocateTables(1, first.node()));
    for (Sections stretch : sections.stretches()) {
      long end = Pages.roundUp(stretch.end() * bytesEach, BLOCK_BYTES) / BLOCK_BYTES;
      nextBlock = Math.max(nextBlock, stretch.first() * bytesEach / BLOCK_BYTES);
      while (nextBlock < end) {
        long table = nextBlock / BLOCKS_PER_TABLE;
        if (table >= nextTable) {
          long rest = (end - 1) / BLOCKS_PER_TABLE + 1 - table;
          nextTable = table + allocateTables(table < ONE_BY_ONE ? 1 : rest, stretch.node());
        }
        long mapped = Math.min(end, nextTable * BLOCKS_PER_TABLE);
        allocateBlocks(mapped - nextBlock, stretch.node());
        nextBlock = mapped;
      }
    }
  }

  private long allocateTables(long count, int node) {
    memory.allocate(on(node, count * Pages.SIZE, Pages.SIZE), TABLES);
    return count;
  }

  /**
   * The kernel asks for one at a time. The next lies behind it as long as memory there is free, so
   * as many are taken at once.
   */
  private void allocateBlocks(long count, int node) {
    long left = count;
    while (left > 0) {
      var first = memory.allocate(on(node, BLOCK_BYTES, BLOCK_BYTES), DESCRIPTORS);
      if (first.isEmpty()) {
        return;
      }
      long behind = memory.freeFrom(first.get().end()).map(MemoryRange::bytes).orElse(0L);
      long more = Math.min(left - 1, behind / BLOCK_BYTES);
      if (more > 0) {
        memory.allocate(on(node, more * BLOCK_BYTES, BLOCK_BYTES), DESCRIPTORS);
      }
      left -= 1 + more;
    }
  }

  private static AllocationRequest on(int node, long bytes, long align) {
    return AllocationRequest.of(bytes, align).preferablyAbove(Goals.ORDINARY).preferablyOn(node);
  }
}
