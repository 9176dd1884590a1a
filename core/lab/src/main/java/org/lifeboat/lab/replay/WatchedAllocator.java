package org.lifeboat.lab.replay;

import java.io.Serial;
import java.util.List;
import java.util.OptionalLong;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.PageSink;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Region;

/**
 * An allocator under watch: what it hands out must be memory, aligned, and nobody's. Where it
 * should lie is not asked.
 */
final class WatchedAllocator implements EarlyAllocator {
  private final EarlyAllocator allocator;
  private final AddressSet memory = new AddressSet();
  private final AddressSet reserved = new AddressSet();
  private final AddressSet given = new AddressSet();

  /** Pages of which something was handed out, and which were not freed as a whole since. */
  private final AddressSet begun = new AddressSet();

  WatchedAllocator(EarlyAllocator allocator) {
    this.allocator = allocator;
  }

  @Override
  public void add(MemoryRange ram, int node) {
    memory.add(ram);
    allocator.add(ram, node);
  }

  @Override
  public void remove(MemoryRange ram) {
    memory.remove(ram);
    allocator.remove(ram);
  }

  @Override
  public void reserve(MemoryRange range) {
    reserved.add(range);
    allocator.reserve(range);
  }

  /**
   * {@inheritDoc}
   *
   * @throws MisdeedException if the answer is none
   */
  @Override
  public OptionalLong allocate(AllocationRequest request) {
    OptionalLong answer = told(allocator.allocate(request));
    if (answer.isPresent()) {
      MemoryRange taken = MemoryRange.ofSize(answer.getAsLong(), request.bytes());
      check(taken, request);
      given.add(taken);
      long first = Pages.roundDown(taken.start(), Pages.SIZE);
      begun.add(MemoryRange.ofSize(first, Pages.roundUp(taken.end() - first, Pages.SIZE)));
    }
    return answer;
  }

  private void check(MemoryRange taken, AllocationRequest request) {
    String answered = "answered 0x%x, ".formatted(taken.start());
    if (taken.bytes() != request.bytes() || !memory.contains(taken)) {
      throw new MisdeedException(answered + "where there is not that much memory");
    }
    if (given.overlaps(taken) || isReserved(taken)) {
      throw new MisdeedException(answered + "which is taken already");
    }
    if ((taken.start() & (request.align() - 1)) != 0 || taken.start() == 0) {
      throw new MisdeedException(answered + "which is zero or not aligned");
    }
  }

  /**
   * Bootmem goes on in a page that it began before, even if the trace has reserved the rest of it
   * in the meantime: the page's bit was set already.
   */
  private boolean isReserved(MemoryRange taken) {
    MemoryRange page = MemoryRange.ofSize(Pages.roundDown(taken.start(), Pages.SIZE), Pages.SIZE);
    if (!begun.overlaps(page)) {
      return reserved.overlaps(taken);
    }
    return !page.contains(taken) && reserved.overlaps(new MemoryRange(page.end(), taken.end()));
  }

  @Override
  public void free(MemoryRange range) {
    reserved.remove(range);
    given.remove(range);
    begun.remove(range.wholePages());
    allocator.free(range);
  }

  @Override
  public void limit(long end) {
    allocator.limit(end);
  }

  @Override
  public void handOver(PageSink pages) {
    allocator.handOver(pages);
  }

  @Override
  public void freeLate(MemoryRange range, PageSink pages) {
    allocator.freeLate(range, pages);
  }

  @Override
  public void bottomUp(boolean fromBelow) {
    allocator.bottomUp(fromBelow);
  }

  @Override
  public boolean minimumIsGoal() {
    return allocator.minimumIsGoal();
  }

  @Override
  public List<Region> memory() {
    return whole(told(allocator.memory()));
  }

  @Override
  public List<Region> reserved() {
    return whole(told(allocator.reserved()));
  }

  private static List<Region> whole(List<Region> regions) {
    regions.forEach(WatchedAllocator::told);
    return regions;
  }

  private static <T> T told(T answer) {
    if (answer == null) {
      throw new MisdeedException("answered null");
    }
    return answer;
  }

  /** The allocator broke its contract. */
  static final class MisdeedException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    MisdeedException(String what) {
      super(what);
    }
  }
}
