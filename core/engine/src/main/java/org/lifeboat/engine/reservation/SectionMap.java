package org.lifeboat.engine.reservation;

import java.util.List;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.plan.Machine.NodeMemory;

/**
 * How many sections of 128 MB hold memory (mm/sparse.c; SECTION_SIZE_BITS of
 * arch/x86/include/asm/sparsemem.h).
 */
final class SectionMap {
  private static final int SECTION_SHIFT = 27;

  private final List<MemoryRange> ram;
  private final List<NodeMemory> nodes;

  SectionMap(FirmwareMap map, List<NodeMemory> nodes) {
    this.ram = map.usable().map(MemoryRange::wholePages).filter(r -> !r.isEmpty()).toList();
    this.nodes = nodes;
  }

  /**
   * Sections with memory of a node, or of any. A section belongs to the node that has memory in it
   * first.
   */
  long count(int node) {
    long count = 0;
    long next = 0;
    for (MemoryRange range : ram) {
      long first = Math.max(next, range.start() >>> SECTION_SHIFT);
      long end = (range.end() - 1 >>> SECTION_SHIFT) + 1;
      if (first < end) {
        count +=
            node == AllocationRequest.ANY_NODE || nodes.isEmpty()
                ? end - first
                : ofNode(first, end, node);
        next = end;
      }
    }
    return count;
  }

  private long ofNode(long first, long end, int node) {
    long count = 0;
    for (NodeMemory memory : nodes) {
      if (memory.node() == node) {
        long low =
            Math.max(first, memory.range().start() + (1L << SECTION_SHIFT) - 1 >>> SECTION_SHIFT);
        long high = Math.min(end, (memory.range().end() - 1 >>> SECTION_SHIFT) + 1);
        count += Math.max(0, high - low);
      }
    }
    return count;
  }
}
