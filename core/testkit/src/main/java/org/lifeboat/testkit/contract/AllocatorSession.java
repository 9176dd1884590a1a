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
import org.lifeboat.testkit.contract.AllocatorOperation.Remove;
import org.lifeboat.testkit.contract.AllocatorOperation.Reserve;

/**
 * Operations on one allocator, each answer held against books that are kept as simply as can be.
 */
final class AllocatorSession {
  private final EarlyAllocator allocator;
  private final AllocatorBooks books = new AllocatorBooks();
  private final Map<Integer, MemoryRange> given = new HashMap<>();
  private final List<String> trace = new ArrayList<>();
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
    } catch (BrokenPromiseException e) {
      return Optional.of(new Broken(e.promise(), String.valueOf(e.getMessage())));
    }
  }

  private void perform(AllocatorOperation operation) {
    try {
      if (operation instanceof Add add) {
        add(add.range(), add.node());
      } else if (operation instanceof Remove remove) {
        trace.add("remove " + hex(remove.range()));
        allocator.remove(remove.range());
        books.remove(remove.range());
      } else if (operation instanceof Reserve reserve) {
        reserve(reserve.range());
      } else if (operation instanceof Allocate allocate) {
        allocate(allocate.request(), allocate.number());
      } else if (operation instanceof Free free) {
        free(free.number());
      } else if (operation instanceof Limit bound) {
        trace.add("limit " + Long.toHexString(bound.end()));
        allocator.limit(bound.end());
        books.limit(bound.end());
      } else if (operation instanceof HandOver) {
        handOver();
      } else if (operation instanceof FreeLate late) {
        freeLate(late.number());
      }
    } catch (BrokenPromiseException e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
      throw new BrokenPromiseException(AllocatorPromise.NO_THROW, "it threw " + e);
    }
  }

  /** Nobody reserves what was handed out, nor what lies on a page with it. */
  private void reserve(MemoryRange range) {
    if (given.values().stream().noneMatch(got -> pages(got).overlaps(pages(range)))) {
      trace.add("reserve " + hex(range));
      allocator.reserve(range);
      books.take(range);
    }
  }

  private static MemoryRange pages(MemoryRange range) {
    return MemoryRange.ofPages(Pages.pfnDown(range.start()), Pages.pfnUp(range.end()));
  }

  private void add(MemoryRange range, int node) {
    trace.add("add " + hex(range) + " " + node);
    allocator.add(range, node);
    books.add(range, node);
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
      throw new BrokenPromiseException(AllocatorPromise.ANSWERS, "it answered null");
    }
    if (answer.isPresent()) {
      long address = answer.getAsLong();
      trace.add("# got " + Long.toHexString(address));
      books.check(request, address, allocator.minimumIsGoal());
      MemoryRange got = MemoryRange.ofSize(address, request.bytes());
      books.take(got);
      given.put(number, got);
    }
  }

  private void free(int number) {
    @Nullable MemoryRange got = given.remove(number);
    if (got != null && isWholePages(got)) {
      trace.add("free " + hex(got));
      allocator.free(got);
      books.release(got);
    }
  }

  private void handOver() {
    trace.add("handover");
    Ranges left = books.freePages();
    runs = 0;
    allocator.handOver(
        (first, end, order) -> {
          runs++;
          release(left, first, end, order, AllocatorPromise.HANDS_FREE);
        });
    BrokenPromiseException.require(
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
    BrokenPromiseException.require(
        left.isEmpty(),
        AllocatorPromise.LATE_ALL,
        "asked for " + got + ", it did not give back all");
  }

  private static void release(
      Ranges left, long first, long end, int order, AllocatorPromise promise) {
    BrokenPromiseException.require(
        first >= 0
            && first < end
            && end <= Pages.ADDRESS_END >> Pages.SHIFT
            && order >= 0
            && order <= Pages.MAX_ORDER,
        AllocatorPromise.ORDERLY,
        "it released frames 0x%x-0x%x in blocks of order %s".formatted(first, end, order));
    MemoryRange run = MemoryRange.ofPages(first, end);
    BrokenPromiseException.require(
        left.containsAll(run), promise, "it released " + run + ", of which not all is free");
    left.remove(run);
  }

  private static boolean isWholePages(MemoryRange range) {
    return range.wholePages().equals(range);
  }

  private static String hex(MemoryRange range) {
    return "%x %x".formatted(range.start(), range.bytes());
  }
}
