package org.lifeboat.engine.reservation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.plan.Machine.NodeMemory;

/** Whole pages of RAM, cut by node, ascending; what no node claims belongs to node 0. */
final class NodeRam {
  private final List<Part> parts;
  private final List<Integer> nodes;

  /** RAM of one node. */
  record Part(MemoryRange range, int node) {}

  /**
   * @param parts ascending; neighbours differ in node, or do not touch
   */
  NodeRam(List<Part> parts) {
    this.parts = List.copyOf(parts);
    this.nodes = parts.stream().map(Part::node).distinct().sorted().toList();
  }

  static NodeRam of(FirmwareMap map, List<NodeMemory> nodes) {
    List<NodeMemory> ascending =
        nodes.stream().sorted(Comparator.comparing(NodeMemory::range)).toList();
    List<Part> parts = new ArrayList<>();
    map.usable().map(MemoryRange::wholePages).forEach(ram -> cut(ram, ascending, parts));
    return new NodeRam(parts);
  }

  private static void cut(MemoryRange ram, List<NodeMemory> nodes, List<Part> parts) {
    long at = ram.start();
    for (NodeMemory memory : nodes) {
      MemoryRange claimed = ram.intersection(memory.range());
      if (!claimed.isEmpty() && claimed.end() > at) {
        append(parts, at, claimed.start(), 0);
        append(parts, Math.max(at, claimed.start()), claimed.end(), memory.node());
        at = claimed.end();
      }
    }
    append(parts, at, ram.end(), 0);
  }

  private static void append(List<Part> parts, long start, long end, int node) {
    if (start >= end) {
      return;
    }
    int last = parts.size() - 1;
    if (last >= 0 && parts.get(last).node() == node && parts.get(last).range().end() == start) {
      parts.set(last, new Part(new MemoryRange(parts.get(last).range().start(), end), node));
    } else {
      parts.add(new Part(new MemoryRange(start, end), node));
    }
  }

  List<Part> parts() {
    return parts;
  }

  /** The nodes that have RAM, ascending; node 0 where there is none. */
  List<Integer> nodes() {
    return nodes.isEmpty() ? List.of(0) : nodes;
  }
}
