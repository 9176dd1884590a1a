package org.lifeboat.engine.reservation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.memory.PageSink;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.event.EventLog;
import org.lifeboat.engine.ledger.Ledger;
import org.lifeboat.engine.memory.EarlyMemory;
import org.lifeboat.engine.plan.Machine.NodeMemory;

/**
 * Early memory whose allocator takes the highest place that fits, as memblock does, and what was
 * asked of it.
 */
final class TopDown implements EarlyAllocator {
  private final List<Free> free = new ArrayList<>();
  private final List<AllocationRequest> requests = new ArrayList<>();
  private final EventLog events = new EventLog();
  private final EarlyMemory memory;

  private record Free(MemoryRange range, int node) {}

  TopDown(FirmwareMap map, List<NodeMemory> nodes) {
    Map<MemoryRange, Owner> ram = new HashMap<>();
    map.usable().forEach(r -> ram.put(r, Owner.EARLY_ALLOCATOR));
    memory = new EarlyMemory(this, new Ledger(ram), events);
    memory.add(map, nodes);
  }

  static FirmwareMap map(MemoryRange... ram) {
    return new FirmwareMap(Stream.of(ram).map(r -> new Entry(r, Kind.USABLE)).toList());
  }

  static NodeMemory node(int number, long start, long end) {
    return new NodeMemory(number, new MemoryRange(start, end), false);
  }

  EarlyMemory early() {
    return memory;
  }

  List<AllocationRequest> requests() {
    return requests;
  }

  List<Long> sizes() {
    return requests.stream().map(AllocationRequest::bytes).toList();
  }

  /**
   * Where everything taken lies, in the order in which it was taken: {@code name 0x1000-0x2000}.
   */
  List<String> taken() {
    return events.events().stream()
        .filter(BootEvent.Reserved.class::isInstance)
        .map(BootEvent.Reserved.class::cast)
        .map(r -> r.owner().name() + " " + r.range())
        .toList();
  }

  long freeBytes() {
    return free.stream().mapToLong(f -> f.range().bytes()).sum();
  }

  boolean isFree(long start, long end) {
    return free.stream().anyMatch(f -> f.range().contains(new MemoryRange(start, end)));
  }

  @Override
  public void add(MemoryRange ram, int node) {
    free.add(new Free(ram, node));
  }

  @Override
  public void remove(MemoryRange ram) {
    reserve(ram);
  }

  @Override
  public void reserve(MemoryRange range) {
    for (Free whole : List.copyOf(free)) {
      if (whole.range().overlaps(range)) {
        free.remove(whole);
        keep(whole.range().start(), range.start(), whole.node());
        keep(range.end(), whole.range().end(), whole.node());
      }
    }
  }

  private void keep(long start, long end, int node) {
    if (start < end) {
      free.add(new Free(new MemoryRange(start, end), node));
    }
  }

  @Override
  public OptionalLong allocate(AllocationRequest request) {
    requests.add(request);
    OptionalLong found = highest(request, request.min(), request.node());
    if (found.isEmpty() && !request.exactNode()) {
      found = highest(request, request.min(), AllocationRequest.ANY_NODE);
    }
    if (found.isEmpty() && request.preferMin()) {
      found = highest(request, 0, request.node());
    }
    found.ifPresent(at -> reserve(MemoryRange.ofSize(at, request.bytes())));
    return found;
  }

  private OptionalLong highest(AllocationRequest request, long min, int node) {
    long max = request.max() == AllocationRequest.CURRENT_LIMIT ? Long.MAX_VALUE : request.max();
    return free.stream()
        .filter(f -> node == AllocationRequest.ANY_NODE || f.node() == node)
        .filter(f -> Math.min(f.range().end(), max) >= request.bytes())
        .mapToLong(
            f -> {
              long top = Math.min(f.range().end(), max) - request.bytes();
              long at = Pages.roundDown(top, request.align());
              return at >= Math.max(min, f.range().start()) ? at : -1;
            })
        .filter(at -> at >= 0)
        .max();
  }

  @Override
  public void free(MemoryRange range) {
    int node = 0;
    List<Free> touching =
        free.stream()
            .filter(f -> f.range().end() == range.start() || f.range().start() == range.end())
            .toList();
    long start = range.start();
    long end = range.end();
    for (Free neighbour : touching) {
      node = neighbour.node();
      start = Math.min(start, neighbour.range().start());
      end = Math.max(end, neighbour.range().end());
    }
    free.removeAll(touching);
    free.add(new Free(new MemoryRange(start, end), node));
  }

  @Override
  public void limit(long end) {}

  @Override
  public void handOver(PageSink pages) {
    free.stream()
        .map(Free::range)
        .sorted()
        .forEach(r -> pages.release(Pages.pfnDown(r.start()), Pages.pfnDown(r.end()), 0));
  }

  @Override
  public void freeLate(MemoryRange range, PageSink pages) {}
}
