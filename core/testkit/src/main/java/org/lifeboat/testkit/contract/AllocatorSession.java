package org.lifeboat.testkit.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.testkit.contract.AllocatorOperation.Add;
import org.lifeboat.testkit.contract.AllocatorOperation.Allocate;
import org.lifeboat.testkit.contract.AllocatorOperation.Free;
import org.lifeboat.testkit.contract.AllocatorOperation.FreeLate;
import org.lifeboat.testkit.contract.AllocatorOperation.HandOver;
import org.lifeboat.testkit.contract.AllocatorOperation.Limit;
import org.lifeboat.testkit.contract.AllocatorOperation.Reserve;

/**
 * Operations on one allocator, each answer held against books that are kept as simply as can be.
 */
final class AllocatorSession {
  private final EarlyAllocator allocator;
  private final Ranges memory = new Ranges();
  private final Map<Integer, Ranges> nodes = new HashMap<>();
  private final Ranges taken = new Ranges();
  private final Map<Integer, MemoryRange> given = new HashMap<>();
  private final List<String> trace = new ArrayList<>();
  private long limit = Long.MAX_VALUE;
  private int runs;

  AllocatorSession(EarlyAllocator allocator) {
    this.allocator = allocator;
  }

  /**
   * A promise that was not kept.
   *
   * @param promise which
   * @param words what happened
   */
  record Broken(AllocatorPromise promise, String words) {}

  /** Thrown to end a session. */
  private static final class BrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Broken broken;

    BrokenException(AllocatorPromise promise, String words) {
      super(words, null, false, false);
      broken = new Broken(promise, words);
    }
  }

  /** What was done so far, in the form that {@code ./lifeboat replay} reads. */
  List<String> trace() {
    return trace;
  }

  /** Runs handed over by the last hand-over. */
  int runs() {
    return runs;
  }

  /** Does the operations in turn, up to the first promise that is not kept. */
  Optional<Broken> perform(List<AllocatorOperation> operations) {
    try {
      operations.forEach(this::perform);
      return Optional.empty();
    } catch (BrokenException e) {
      return Optional.of(e.broken);
    }
  }

  private void perform(AllocatorOperation operation) {
    try {
      if (operation instanceof Add add) {
        add(add.range(), add.node());
      } else if (operation instanceof Reserve reserve) {
        reserve(reserve.range());
      } else if (operation instanceof Allocate allocate) {
        allocate(allocate.request(), allocate.number());
      } else if (operation instanceof Free free) {
        free(free.number());
      } else if (operation instanceof Limit bound) {
        trace.add("limit " + Long.toHexString(bound.end()));
        allocator.limit(bound.end());
        limit = bound.end();
      } else if (operation instanceof HandOver) {
        handOver();
      } else if (operation instanceof FreeLate late) {
        freeLate(late.number());
      }
    } catch (BrokenException e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
      throw new BrokenException(AllocatorPromise.NO_THROW, "it threw " + e);
    }
  }

  /** Nobody reserves what was handed out, nor what lies on a page with it. */
  private void reserve(MemoryRange range) {
    if (given.values().stream().noneMatch(got -> pages(got).overlaps(pages(range)))) {
      trace.add("reserve " + hex(range));
      allocator.reserve(range);
      taken.add(range);
    }
  }

  private static MemoryRange pages(MemoryRange range) {
    return MemoryRange.ofPages(Pages.pfnDown(range.start()), Pages.pfnUp(range.end()));
  }

  private void add(MemoryRange range, int node) {
    trace.add("add " + hex(range) + " " + node);
    allocator.add(range, node);
    memory.add(range);
    nodes.computeIfAbsent(node, n -> new Ranges()).add(range);
  }

  private void allocate(AllocationRequest request, int number) {
    if (request.exactNode()) {
      trace.add("# the node must be exact");
    }
    if (request.preferMin()) {
      trace.add("# the minimum is only preferred");
    }
    trace.add(
        "alloc %x %x %x %x %s"
            .formatted(
                request.bytes(), request.align(), request.min(), request.max(), request.node()));
    @Nullable OptionalLong answer = allocator.allocate(request);
    if (answer == null) {
      throw new BrokenException(AllocatorPromise.ANSWERS, "it answered null");
    }
    if (answer.isPresent()) {
      long address = answer.getAsLong();
      trace.add("# got " + Long.toHexString(address));
      check(request, address);
      MemoryRange got = MemoryRange.ofSize(address, request.bytes());
      taken.add(got);
      given.put(number, got);
    }
  }

  private void check(AllocationRequest request, long address) {
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
    boolean strict = !request.preferMin() && !allocator.minimumIsGoal();
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

  private void free(int number) {
    @Nullable MemoryRange got = given.remove(number);
    if (got != null && isWholePages(got)) {
      trace.add("free " + hex(got));
      allocator.free(got);
      taken.remove(got);
    }
  }

  private void handOver() {
    trace.add("handover");
    Ranges free = new Ranges();
    memory.all().forEach(free::add);
    taken.all().forEach(free::remove);
    Ranges left = free.wholePages();
    runs = 0;
    allocator.handOver(
        (first, end, order) -> {
          runs++;
          release(left, first, end, order, AllocatorPromise.HANDS_FREE);
        });
    require(
        left.isEmpty(),
        AllocatorPromise.HANDS_ALL,
        "it did not hand over " + left.all().stream().findFirst().orElse(MemoryRange.ofSize(0, 0)));
  }

  private void freeLate(int number) {
    @Nullable MemoryRange got = given.remove(number);
    if (got == null) {
      return;
    }
    trace.add("late " + hex(got));
    Ranges left = new Ranges();
    if (!got.wholePages().isEmpty()) {
      left.add(got.wholePages());
    }
    try {
      allocator.freeLate(
          got, (first, end, order) -> release(left, first, end, order, AllocatorPromise.LATE_ONLY));
    } catch (UnsupportedOperationException legal) {
      return;
    }
    require(
        left.isEmpty(),
        AllocatorPromise.LATE_ALL,
        "asked for " + got + ", it did not give back all");
  }

  private static void release(
      Ranges left, long first, long end, int order, AllocatorPromise promise) {
    require(
        first >= 0
            && first < end
            && end <= Pages.ADDRESS_END >> Pages.SHIFT
            && order >= 0
            && order <= Pages.MAX_ORDER,
        AllocatorPromise.ORDERLY,
        "it released frames 0x%x-0x%x in blocks of order %s".formatted(first, end, order));
    MemoryRange run = MemoryRange.ofPages(first, end);
    require(left.containsAll(run), promise, "it released " + run + ", of which not all is free");
    left.remove(run);
  }

  private static boolean isWholePages(MemoryRange range) {
    return range.wholePages().equals(range);
  }

  private static void require(boolean kept, AllocatorPromise promise, String words) {
    if (!kept) {
      throw new BrokenException(promise, words);
    }
  }

  private static String hex(MemoryRange range) {
    return "%x %x".formatted(range.start(), range.bytes());
  }
}
