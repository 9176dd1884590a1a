package org.lifeboat.engine.reservation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.engine.memory.EarlyMemory;

/**
 * The first chunk of per-processor data (mm/percpu.c:pcpu_embed_first_chunk,
 * pcpu_build_alloc_info): for the processors of each node 2 MB for as many units as fit with little
 * waste; what a unit does not use is freed at once.
 */
final class PerCpuAreas {
  private static final long CHUNK_BYTES = 2L << 20;
  private static final Owner OWNER = Owner.kernel("per-CPU areas");

  private final Map<Integer, Integer> processorsByNode = new TreeMap<>();
  private final int processors;
  private final EarlyMemory memory;
  private long unitBytes = CHUNK_BYTES;

  /**
   * @param nodes the node of each processor
   */
  PerCpuAreas(List<Integer> nodes, EarlyMemory memory) {
    nodes.forEach(node -> processorsByNode.merge(node, 1, Integer::sum));
    this.processors = nodes.size();
    this.memory = memory;
  }

  /** How many nodes have processors. */
  int groups() {
    return processorsByNode.size();
  }

  int processors() {
    return processors;
  }

  /** How far the areas of two processors lie apart. */
  long unitBytes() {
    return unitBytes;
  }

  /**
   * Takes the areas.
   *
   * @param usedBytes bytes in use of each
   */
  void allocate(long usedBytes) {
    int unitsPerChunk = unitsPerChunk(usedBytes);
    unitBytes = CHUNK_BYTES / unitsPerChunk;
    processorsByNode.forEach((node, count) -> allocate(node, count, unitsPerChunk, usedBytes));
  }

  private void allocate(int node, int count, int unitsPerChunk, long usedBytes) {
    long bytes = chunks(count, unitsPerChunk) * CHUNK_BYTES;
    Optional<MemoryRange> area =
        memory.allocate(
            AllocationRequest.of(bytes, CHUNK_BYTES)
                .preferablyAbove(Goals.ORDINARY)
                .preferablyOn(node),
            OWNER);
    if (area.isEmpty()) {
      return;
    }
    for (int i = 0; i < count; i++) {
      long start = area.get().start() + i * unitBytes;
      free(start + usedBytes, start + unitBytes);
    }
    free(area.get().start() + count * unitBytes, area.get().end());
  }

  private void free(long start, long end) {
    if (start < end) {
      memory.free(new MemoryRange(start, end), OWNER);
    }
  }

  /** The power of two that needs fewest chunks while it wastes at most a third of the units. */
  private int unitsPerChunk(long usedBytes) {
    int best = 1;
    int fewest = Integer.MAX_VALUE;
    for (int units = (int) Long.highestOneBit(Math.max(1, CHUNK_BYTES / usedBytes));
        units >= 1;
        units /= 2) {
      int perChunk = units;
      int chunks = processorsByNode.values().stream().mapToInt(n -> chunks(n, perChunk)).sum();
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

  private static int chunks(int units, int unitsPerChunk) {
    return (units + unitsPerChunk - 1) / unitsPerChunk;
  }
}
