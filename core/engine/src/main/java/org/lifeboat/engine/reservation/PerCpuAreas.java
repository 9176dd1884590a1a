package org.lifeboat.engine.reservation;

import java.util.Optional;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.engine.memory.EarlyMemory;

/**
 * The first chunk of per-processor data (mm/percpu.c:pcpu_embed_first_chunk,
 * pcpu_build_alloc_info): 2 MB for as many units as fit with little waste; what a unit does not use
 * is freed at once. All processors count as one group.
 */
final class PerCpuAreas {
  private static final long CHUNK_BYTES = 2L << 20;
  private static final long LOWEST = 16L << 20;
  private static final Owner OWNER = Owner.kernel("per-CPU areas");

  private final int processors;
  private final EarlyMemory memory;

  PerCpuAreas(int processors, EarlyMemory memory) {
    this.processors = processors;
    this.memory = memory;
  }

  void allocate(long unitBytes) {
    int unitsPerChunk = unitsPerChunk(unitBytes);
    int chunks = (processors + unitsPerChunk - 1) / unitsPerChunk;
    long unit = CHUNK_BYTES / unitsPerChunk;
    Optional<MemoryRange> area =
        memory.allocate(
            AllocationRequest.of(chunks * CHUNK_BYTES, CHUNK_BYTES).preferablyAbove(LOWEST), OWNER);
    if (area.isEmpty()) {
      return;
    }
    for (int i = 0; i < processors; i++) {
      long start = area.get().start() + i * unit;
      free(start + unitBytes, start + unit);
    }
    free(area.get().start() + processors * unit, area.get().end());
  }

  private void free(long start, long end) {
    if (start < end) {
      memory.free(new MemoryRange(start, end), OWNER);
    }
  }

  /** The power of two that needs fewest chunks while it wastes at most a third of the units. */
  private int unitsPerChunk(long unitBytes) {
    int best = 1;
    int fewest = Integer.MAX_VALUE;
    for (int units = (int) Long.highestOneBit(Math.max(1, CHUNK_BYTES / unitBytes));
        units >= 1;
        units /= 2) {
      int chunks = (processors + units - 1) / units;
      if (chunks * units - processors > processors / 3) {
        continue;
      }
      if (chunks > fewest) {
        break;
      }
      fewest = chunks;
      best = units;
    }
    return best;
  }
}
