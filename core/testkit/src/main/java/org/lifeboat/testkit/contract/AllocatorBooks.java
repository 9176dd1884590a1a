package org.lifeboat.testkit.contract;

import static org.lifeboat.testkit.contract.BrokenPromiseException.require;

import java.util.HashMap;
import java.util.Map;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;

/** What an early allocator was given and has handed out, kept as simply as can be. */
final class AllocatorBooks {
  private final Ranges memory = new Ranges();
  private final Map<Integer, Ranges> nodes = new HashMap<>();
  private final Ranges taken = new Ranges();
  private long limit = Long.MAX_VALUE;

  void add(MemoryRange range, int node) {
    memory.add(range);
    nodes.computeIfAbsent(node, n -> new Ranges()).add(range);
  }

  void remove(MemoryRange range) {
    memory.remove(range);
    nodes.values().forEach(node -> node.remove(range));
  }

  void limit(long end) {
    limit = end;
  }

  void take(MemoryRange range) {
    taken.add(range);
  }

  void release(MemoryRange range) {
    taken.remove(range);
  }

  /** The whole pages that are free. */
  Ranges freePages() {
    Ranges free = new Ranges();
    memory.all().forEach(free::add);
    taken.all().forEach(free::remove);
    return free.wholePages();
  }

  /**
   * Holds an answer against the books.
   *
   * @throws BrokenPromiseException if it is none that the request allows
   */
  void check(AllocationRequest request, long address, boolean minimumIsGoal) {
    MemoryRange got = MemoryRange.ofSize(address, request.bytes());
    require(address != 0, AllocatorPromise.NOT_ZERO, "it handed out address 0");
    require(
        got.bytes() == request.bytes() && got.end() > 0 && memory.containsAll(got),
        AllocatorPromise.MEMORY,
        "it handed out " + got + ", which is no memory that it was given");
    require(
        !taken.overlaps(got),
        AllocatorPromise.NOT_TWICE,
        "it handed out " + got + ", which is taken");
    require(
        (address & (request.align() - 1)) == 0,
        AllocatorPromise.ALIGNED,
        "it handed out 0x%x, not aligned to 0x%x".formatted(address, request.align()));
    boolean strict = !request.preferMin() && !minimumIsGoal;
    require(
        (!strict || address >= request.min())
            && (request.max() == AllocationRequest.CURRENT_LIMIT || got.end() <= request.max()),
        AllocatorPromise.BOUNDED,
        "it handed out %s, outside 0x%x-0x%x".formatted(got, request.min(), request.max()));
    require(
        request.max() != AllocationRequest.CURRENT_LIMIT || got.end() <= limit,
        AllocatorPromise.LIMITED,
        "it handed out %s, above its limit 0x%x".formatted(got, limit));
    require(
        !request.exactNode()
            || request.node() == AllocationRequest.ANY_NODE
            || nodes.getOrDefault(request.node(), new Ranges()).containsAll(got),
        AllocatorPromise.ON_NODE,
        "it handed out " + got + ", which is not all node " + request.node() + "'s");
  }
}
