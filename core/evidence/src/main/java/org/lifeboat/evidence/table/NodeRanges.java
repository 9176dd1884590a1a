package org.lifeboat.evidence.table;

import java.util.Comparator;
import java.util.List;
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
}
