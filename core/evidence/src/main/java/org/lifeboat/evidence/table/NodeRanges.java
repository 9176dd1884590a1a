package org.lifeboat.evidence.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.plan.Machine.NodeMemory;

/** Which memory of nodes a kernel takes as true. */
public final class NodeRanges {
  /** NODES_SHIFT of x86-64 is at most 10 (arch/x86/Kconfig). */
  static final int LAST_NODE = 1023;

  /** NR_NODE_MEMBLKS: two for each node (arch/x86/include/asm/numa.h). */
  private static final int MOST = 2 * (LAST_NODE + 1);

  private NodeRanges() {}

  /**
   * Whether the kernel lets these ranges stand: not too many, of nodes that can be, and none of two
   * nodes (arch/x86/mm/numa.c:numa_cleanup_meminfo). Where it does not, the machine is one node.
   */
  public static boolean accepts(List<NodeMemory> memory) {
    if (memory.size() > MOST || memory.stream().anyMatch(m -> m.node() > LAST_NODE)) {
      return false;
    }
    List<NodeMemory> ascending =
        memory.stream().sorted(Comparator.comparing(NodeMemory::range)).toList();
    NodeMemory highest = null;
    for (NodeMemory next : ascending) {
      boolean overlaps = highest != null && highest.range().overlaps(next.range());
      if (highest != null && overlaps && highest.node() != next.node()) {
        return false;
      }
      if (highest == null || Long.compareUnsigned(highest.range().end(), next.range().end()) < 0) {
        highest = next;
      }
    }
    return true;
  }

  /**
   * Ranges that a kernel accepts, in their order, each without what those before it have already:
   * of one node, ranges may overlap, and the kernel makes one of them.
   */
  public static List<NodeMemory> apart(List<NodeMemory> accepted) {
    List<NodeMemory> apart = new ArrayList<>();
    for (NodeMemory next : accepted) {
      List<MemoryRange> left = List.of(next.range());
      for (NodeMemory before : apart) {
        left = left.stream().flatMap(range -> without(range, before.range())).toList();
      }
      left.forEach(range -> apart.add(new NodeMemory(next.node(), range, next.hotPluggable())));
    }
    return apart;
  }

  private static Stream<MemoryRange> without(MemoryRange range, MemoryRange taken) {
    if (!range.overlaps(taken)) {
      return Stream.of(range);
    }
    return Stream.of(
            new MemoryRange(range.start(), Math.max(range.start(), taken.start())),
            new MemoryRange(Math.min(range.end(), taken.end()), range.end()))
        .filter(part -> part.bytes() > 0);
  }
}
