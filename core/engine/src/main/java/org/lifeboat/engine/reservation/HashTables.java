package org.lifeboat.engine.reservation;

import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;

/** The size of hash tables that grow with memory (mm/page_alloc.c:alloc_large_system_hash). */
final class HashTables {
  private static final int BUCKET_BYTES = 8;
  private static final long MEGABYTE = 1L << 20;
  private static final int MOST_OF_MEMORY_SHIFT = 4;

  private HashTables() {}

  /**
   * Bytes of a table with one bucket per 2^scale bytes of RAM, a power of two, at most a sixteenth
   * of RAM.
   */
  static long bytes(int scale, FirmwareMap map) {
    long ram = map.usable().map(MemoryRange::wholePages).mapToLong(MemoryRange::bytes).sum();
    long buckets = Math.max(1, Pages.roundUp(ram, MEGABYTE) >>> scale);
    long most = Math.max(1, (ram >>> MOST_OF_MEMORY_SHIFT) / BUCKET_BYTES);
    return Math.max(Pages.SIZE, powerOfTwo(Math.min(buckets, most)) * BUCKET_BYTES);
  }

  private static long powerOfTwo(long atLeast) {
    long below = Long.highestOneBit(atLeast);
    return below == atLeast ? below : below << 1;
  }
}
