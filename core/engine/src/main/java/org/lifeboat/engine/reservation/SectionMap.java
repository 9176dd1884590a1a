package org.lifeboat.engine.reservation;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.memory.AllocationRequest;

/**
 * Which sections of 128 MB hold memory, and of which node (mm/sparse.c:memory_present;
 * SECTION_SIZE_BITS of arch/x86/include/asm/sparsemem.h).
 */
final class SectionMap {
  /** Base-two logarithm of the bytes of a section. */
  static final int SECTION_SHIFT = 27;

  private final List<Sections> stretches = new ArrayList<>();

  /**
   * Sections without a gap, all of one node.
   *
   * @param first number of the first
   * @param end number behind the last
   * @param node whose memory comes first in each
   */
  record Sections(long first, long end, int node) {
    long count() {
      return end - first;
    }
  }

  SectionMap(NodeRam ram) {
    long next = 0;
    for (NodeRam.Part part : ram.parts()) {
      long first = Math.max(next, part.range().start() >>> SECTION_SHIFT);
      long end = (part.range().end() - 1 >>> SECTION_SHIFT) + 1;
      if (first < end) {
        stretches.add(new Sections(first, end, part.node()));
        next = end;
      }
    }
  }

  /** All sections with memory, ascending. */
  List<Sections> stretches() {
    return stretches;
  }

  /** Sections with memory of a node, or of any. */
  long count(int node) {
    return stretches.stream()
        .filter(s -> node == AllocationRequest.ANY_NODE || s.node() == node)
        .mapToLong(Sections::count)
        .sum();
  }
}
