package org.lifeboat.it.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.PageSink;
import org.lifeboat.api.memory.Pages;

/**
 * An early allocator as plain as can be, from above: what the sinners are but for their one sin.
 */
class PlainAllocator implements EarlyAllocator {
  /** Memory of a node. */
  record Stretch(MemoryRange range, int node) {}

  private final List<Stretch> memory = new ArrayList<>();
  final List<MemoryRange> taken = new ArrayList<>();
  private long limit = Pages.ADDRESS_END;

  @Override
  public void add(MemoryRange ram, int node) {
    remove(ram);
    if (!ram.isEmpty()) {
      memory.add(new Stretch(ram, node));
    }
  }

  @Override
  public void remove(MemoryRange ram) {
    List<Stretch> before = List.copyOf(memory);
    memory.clear();
    for (Stretch s : before) {
      for (MemoryRange left : minus(s.range(), ram)) {
        memory.add(new Stretch(left, s.node()));
      }
    }
  }

  @Override
  public void reserve(MemoryRange range) {
    if (!range.isEmpty()) {
      take(range);
    }
  }

  /** With what it touches, one range: there are few, however many requests there were. */
  private void take(MemoryRange range) {
    long start = range.start();
    long end = range.end();
    for (MemoryRange used : List.copyOf(taken)) {
      if (used.start() <= end && start <= used.end()) {
        taken.remove(used);
        start = Math.min(start, used.start());
        end = Math.max(end, used.end());
      }
    }
    taken.add(new MemoryRange(start, end));
  }

  @Override
  public OptionalLong allocate(AllocationRequest request) {
    long end = request.max() == AllocationRequest.CURRENT_LIMIT ? limit : request.max();
    OptionalLong found = search(request, request.min(), end, true);
    if (found.isEmpty() && !request.exactNode() && request.node() >= 0) {
      found = search(request, request.min(), end, false);
    }
    if (found.isEmpty() && request.preferMin()) {
      found = search(request, 0, end, request.exactNode());
    }
    found.ifPresent(at -> take(MemoryRange.ofSize(at, request.bytes())));
    return found;
  }

  private OptionalLong search(AllocationRequest request, long min, long end, boolean onNode) {
    long best = 0;
    for (Stretch s : memory) {
      if (onNode && request.node() >= 0 && s.node() != request.node()) {
        continue;
      }
      MemoryRange window = s.range().intersection(new MemoryRange(min, Math.max(min, end)));
      for (MemoryRange free : freeIn(window)) {
        long at = free.end() - request.bytes() & -request.align();
        if (free.bytes() >= request.bytes() && at >= free.start()) {
          best = Math.max(best, at);
        }
      }
    }
    return best == 0 ? OptionalLong.empty() : OptionalLong.of(best);
  }

  final List<MemoryRange> freeIn(MemoryRange window) {
    List<MemoryRange> free = new ArrayList<>();
    long start = window.start();
    for (MemoryRange used : taken.stream().filter(window::overlaps).sorted().toList()) {
      if (start < used.start()) {
        free.add(new MemoryRange(start, used.start()));
      }
      start = Math.max(start, used.end());
    }
    if (start < window.end()) {
      free.add(new MemoryRange(start, window.end()));
    }
    return free;
  }

  private static List<MemoryRange> minus(MemoryRange range, MemoryRange hole) {
    List<MemoryRange> left = new ArrayList<>();
    if (!range.overlaps(hole)) {
      return range.isEmpty() ? List.of() : List.of(range);
    }
    if (range.start() < hole.start()) {
      left.add(new MemoryRange(range.start(), hole.start()));
    }
    if (hole.end() < range.end()) {
      left.add(new MemoryRange(hole.end(), range.end()));
    }
    return left;
  }

  @Override
  public void free(MemoryRange range) {
    List<MemoryRange> before = List.copyOf(taken);
    taken.clear();
    before.forEach(used -> taken.addAll(minus(used, range)));
  }

  @Override
  public void limit(long end) {
    limit = end;
  }

  @Override
  public void handOver(PageSink pages) {
    memory.stream()
        .sorted((a, b) -> a.range().compareTo(b.range()))
        .flatMap(s -> freeIn(s.range()).stream())
        .forEach(f -> release(f, pages, Pages.MAX_ORDER));
  }

  @Override
  public void freeLate(MemoryRange range, PageSink pages) {
    release(range, pages, 0);
  }

  static void release(MemoryRange range, PageSink pages, int order) {
    MemoryRange whole = range.wholePages();
    if (!whole.isEmpty()) {
      pages.release(Pages.pfnDown(whole.start()), Pages.pfnDown(whole.end()), order);
    }
  }
}
