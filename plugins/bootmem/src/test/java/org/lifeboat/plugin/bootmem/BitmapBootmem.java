package org.lifeboat.plugin.bootmem;

import static org.lifeboat.api.memory.AllocationRequest.ANY_NODE;
import static org.lifeboat.api.memory.AllocationRequest.CURRENT_LIMIT;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.PageBlock;
import org.lifeboat.api.memory.Pages;

/**
 * Bootmem with real bitmaps, for comparison: node choice, free and reserve of linux-2.6.32-33.md
 * sections 3.3, 3.5 and 3.6. Its nodes are fixed from the beginning.
 */
final class BitmapBootmem {
  private static final long UNLIMITED = Long.MAX_VALUE;

  private final List<BitmapNode> nodes = new ArrayList<>();
  private final BitSet ram = new BitSet();

  /** A node with this RAM, ascending and in whole pages. */
  void node(int id, List<MemoryRange> ranges) {
    long first = Pages.pfnDown(ranges.get(0).start());
    long low = Pages.pfnDown(ranges.get(ranges.size() - 1).end());
    BitmapNode node = new BitmapNode(id, first / 64 * 64, low);
    for (MemoryRange range : ranges) {
      node.open(Pages.pfnDown(range.start()), Pages.pfnDown(range.end()));
      ram.set((int) Pages.pfnDown(range.start()), (int) Pages.pfnDown(range.end()));
    }
    nodes.add(node);
    nodes.sort(Comparator.comparingLong(n -> n.minPfn));
  }

  void reserve(MemoryRange range) {
    nodes.forEach(node -> node.reserve(Pages.pfnDown(range.start()), Pages.pfnUp(range.end())));
  }

  void free(MemoryRange range) {
    nodes.forEach(node -> node.free(Pages.pfnUp(range.start()), Pages.pfnDown(range.end()), ram));
  }

  OptionalLong allocate(AllocationRequest request) {
    long limit = request.max();
    if (limit != CURRENT_LIMIT && request.min() + request.bytes() > limit) {
      return OptionalLong.empty();
    }
    List<Long> goals = request.preferMin() ? List.of(request.min(), 0L) : List.of(request.min());
    if (request.node() != ANY_NODE) {
      for (long goal : request.exactNode() ? goals : goals.subList(0, 1)) {
        for (BitmapNode node : nodes) {
          OptionalLong found =
              node.id == request.node() ? core(node, request, goal) : OptionalLong.empty();
          if (found.isPresent()) {
            return found;
          }
        }
      }
      if (request.exactNode()) {
        return OptionalLong.empty();
      }
    }
    for (long goal : goals) {
      for (BitmapNode node : nodes) {
        if (goal != 0 && node.lowPfn <= Pages.pfnDown(goal)) {
          continue;
        }
        if (limit != CURRENT_LIMIT && node.minPfn >= Pages.pfnDown(limit)) {
          break;
        }
        OptionalLong found = core(node, request, goal);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return OptionalLong.empty();
  }

  private static OptionalLong core(BitmapNode node, AllocationRequest request, long goal) {
    return node.allocate(
        request.bytes(),
        request.align(),
        Pages.pfnDown(goal),
        request.max() == CURRENT_LIMIT ? UNLIMITED : Pages.pfnDown(request.max()),
        request.preferMin() ? 0 : request.min());
  }

  List<PageBlock> handOver() {
    return nodes.stream()
        .sorted(Comparator.comparingInt(node -> node.id))
        .flatMap(node -> node.handOver().stream())
        .toList();
  }
}
