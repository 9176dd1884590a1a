package org.lifeboat.engine.reservation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.engine.memory.EarlyMemory;
import org.lifeboat.engine.plan.ReservationStep;
import org.lifeboat.engine.plan.ReservationStep.Allocate;
import org.lifeboat.engine.plan.ReservationStep.Size;

/** Allocations that a profile names one by one, kept by name as some are freed again. */
final class Allocations {
  private final EarlyMemory memory;
  private final List<Integer> nodes;
  private final HashTables hashTables;
  private final boolean distributesHashTables;
  private final Quantities quantities;
  private final Map<String, List<MemoryRange>> taken = new LinkedHashMap<>();
  private Optional<String> panic = Optional.empty();

  /**
   * @param distributesHashTables whether hash tables wait for the page allocator, to be spread over
   *     the nodes
   */
  Allocations(
      EarlyMemory memory, NodeRam ram, Quantities quantities, boolean distributesHashTables) {
    this.memory = memory;
    this.nodes = ram.nodes();
    this.hashTables = new HashTables(ram);
    this.distributesHashTables = distributesHashTables;
    this.quantities = quantities;
  }

  /**
   * Makes all of a step.
   *
   * @param map the memory map as it is by now
   */
  void make(Allocate step, FirmwareMap map) {
    if (step.onlyAbove4G() && !map.reachesAbove4G()) {
      return;
    }
    for (int node : step.perNode() ? nodes : List.of(AllocationRequest.ANY_NODE)) {
      long bytes = bytes(step.size(), node, map);
      long count = step.count() * step.each().map(q -> quantities.count(q, node, map)).orElse(1L);
      for (long i = 0; bytes > 0 && i < count; i++) {
        Optional<MemoryRange> found =
            memory.allocate(request(step, bytes, node), Owner.kernel(step.name()));
        found.ifPresent(r -> taken.computeIfAbsent(step.name(), n -> new ArrayList<>()).add(r));
        if (found.isEmpty()) {
          panic = panic.or(step::panic);
        }
      }
    }
  }

  private long bytes(Size size, int node, FirmwareMap map) {
    if (size instanceof Size.Bytes fixed) {
      return fixed.bytes();
    }
    if (size instanceof Size.Each each) {
      return each.bytes() * quantities.count(each.of(), node, map);
    }
    return distributesHashTables ? 0 : hashTables.bytes(((Size.Hash) size).scale());
  }

  private static AllocationRequest request(Allocate step, long bytes, int node) {
    AllocationRequest request = AllocationRequest.of(bytes, step.align());
    request = step.goal() ? request.preferablyAbove(step.min()) : request.above(step.min());
    Optional<Long> max = step.max();
    request = max.isPresent() ? request.below(max.get()) : request;
    return node == AllocationRequest.ANY_NODE ? request : request.preferablyOn(node);
  }

  /** What the kernel will panic with for want of an allocation. */
  Optional<String> panic() {
    return panic;
  }

  /** Frees all of a name again. */
  void free(ReservationStep.Free step) {
    List<MemoryRange> ranges = taken.remove(step.name());
    if (ranges != null) {
      ranges.forEach(range -> memory.free(range, Owner.kernel(step.name())));
    }
  }
}
