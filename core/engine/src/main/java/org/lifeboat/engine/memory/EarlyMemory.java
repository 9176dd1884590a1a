package org.lifeboat.engine.memory;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.memory.PageSink;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.event.BootEvent.Moment;
import org.lifeboat.engine.event.BootEvent.Reserved;
import org.lifeboat.engine.event.EventLog;
import org.lifeboat.engine.ledger.Ledger;
import org.lifeboat.engine.plan.Machine.NodeMemory;

/** Early memory: the allocator says where, the ledger writes down whose. */
public final class EarlyMemory {
  private static final Owner EDGE =
      new Owner(Owner.Kind.FIRMWARE, "fraction of a page at the edge of RAM");
  private static final Owner CRUMB = Owner.lost("fraction of a page that could not be handed over");

  private final EarlyAllocator allocator;
  private final Ledger ledger;
  private final EventLog events;
  private final Map<MemoryRange, Owner> untilHandOver = new LinkedHashMap<>();
  private final Set<Long> cutPages = new HashSet<>();

  /** Early memory of one boot. */
  public EarlyMemory(EarlyAllocator allocator, Ledger ledger, EventLog events) {
    this.allocator = allocator;
    this.ledger = ledger;
    this.events = events;
  }

  /**
   * Tells the allocator of all whole pages of RAM, each part with its node; fractions of pages stay
   * the firmware's.
   */
  public void add(FirmwareMap map, Iterable<NodeMemory> nodes) {
    map.usable().forEach(ram -> add(ram, nodes));
  }

  private void add(MemoryRange ram, Iterable<NodeMemory> nodes) {
    MemoryRange pages = ram.wholePages();
    if (pages.isEmpty()) {
      edge(ram);
      return;
    }
    addParts(pages, nodes);
    edge(new MemoryRange(ram.start(), pages.start()));
    edge(new MemoryRange(pages.end(), ram.end()));
  }

  private void addParts(MemoryRange pages, Iterable<NodeMemory> nodes) {
    allocator.add(pages, 0);
    for (NodeMemory memory : nodes) {
      MemoryRange part = pages.intersection(memory.range());
      if (!part.isEmpty() && memory.node() != 0) {
        allocator.remove(part);
        allocator.add(part, memory.node());
        noteCut(part);
      }
    }
  }

  private void edge(MemoryRange fraction) {
    if (!fraction.isEmpty()) {
      ledger.moveOwnedPart(fraction, Owner.EARLY_ALLOCATOR, EDGE, Moment.EARLY.text());
    }
  }

  /** The highest address (exclusive) that requests without a bound may use. */
  public void limit(long end) {
    allocator.limit(end);
  }

  /** Keeps a range, RAM or not; what others hold of it stays theirs. */
  public void reserve(MemoryRange range, Owner owner) {
    if (!range.isEmpty()) {
      allocator.reserve(range);
      ledger.moveOwnedPart(range, Owner.EARLY_ALLOCATOR, owner, Moment.EARLY.text());
      events.add(new Reserved(range, owner));
    }
  }

  /**
   * Where the lowest free room of all is. The allocator is not asked: to it this is no request.
   *
   * @param window where it must lie
   * @param align alignment in bytes, a power of two
   * @return the place, or empty where nothing fits
   */
  public Optional<MemoryRange> lowest(MemoryRange window, long bytes, long align) {
    for (MemoryRange free : ledger.ranges(Owner.EARLY_ALLOCATOR)) {
      MemoryRange part = free.intersection(window);
      MemoryRange found = MemoryRange.ofSize(Pages.roundUp(part.start(), align), bytes);
      if (!part.isEmpty() && part.contains(found)) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** What is free without a gap from {@code address} on; empty where it is taken. */
  public Optional<MemoryRange> freeFrom(long address) {
    return ledger.ranges(Owner.EARLY_ALLOCATOR).stream()
        .filter(free -> free.contains(address))
        .map(free -> new MemoryRange(address, free.end()))
        .findFirst();
  }

  /** Reserves whole pages that go to the page allocator, one by one, behind everything else. */
  public void reserveUntilHandOver(MemoryRange pages, Owner owner) {
    reserve(pages, owner);
    untilHandOver.put(pages, owner);
  }

  /** Takes memory; empty where nothing fits. */
  public Optional<MemoryRange> allocate(AllocationRequest request, Owner owner) {
    OptionalLong address = allocator.allocate(request);
    if (address.isEmpty()) {
      return Optional.empty();
    }
    MemoryRange range = MemoryRange.ofSize(address.getAsLong(), request.bytes());
    ledger.move(range, Owner.EARLY_ALLOCATOR, owner, Moment.EARLY.text());
    events.add(new Reserved(range, owner));
    return Optional.of(range);
  }

  /** Gives memory back that {@code owner} has. */
  public void free(MemoryRange range, Owner owner) {
    ledger.move(range, owner, Owner.EARLY_ALLOCATOR, Moment.EARLY.text());
    allocator.free(range);
    noteCut(range);
  }

  /** The opposite of {@link #reserve}: what is not RAM, or another's, stays as it is. */
  public void release(MemoryRange range, Owner owner) {
    for (MemoryRange owned : ledger.ranges(owner)) {
      MemoryRange part = owned.intersection(range);
      if (!part.isEmpty()) {
        free(part, owner);
      }
    }
  }

  private void noteCut(MemoryRange range) {
    noteCut(range.start());
    noteCut(range.end());
  }

  private void noteCut(long edge) {
    if (edge != Pages.roundDown(edge, Pages.SIZE)) {
      cutPages.add(Pages.pfnDown(edge));
    }
  }

  /**
   * Gives all that is free to the page allocator; what is left of it, fractions of pages, is lost
   * to everybody.
   */
  public void handOver(PageSink pages) {
    allocator.handOver(
        (first, end, order) -> {
          MemoryRange range = MemoryRange.ofPages(first, end);
          ledger.requireOwner(range, Owner.EARLY_ALLOCATOR, Moment.HAND_OVER.text());
          pages.release(first, end, order);
          ledger.move(range, Owner.EARLY_ALLOCATOR, Owner.PAGE_ALLOCATOR, Moment.HAND_OVER.text());
        });
    untilHandOver.forEach(
        (range, owner) -> {
          pages.release(Pages.pfnDown(range.start()), Pages.pfnDown(range.end()), 0);
          ledger.move(range, owner, Owner.PAGE_ALLOCATOR, Moment.HAND_OVER.text());
        });
    for (MemoryRange left : ledger.ranges(Owner.EARLY_ALLOCATOR)) {
      requireFractions(left.wholePages());
      ledger.move(left, Owner.EARLY_ALLOCATOR, CRUMB, Moment.HAND_OVER.text());
    }
  }

  /**
   * Of whole pages an allocator may keep only those that it had or got back in parts: bootmem knows
   * no smaller measure than a page, and a page that two nodes share neither can hand over
   * (mm/memblock.c:__free_memory_core).
   */
  private void requireFractions(MemoryRange pages) {
    for (long pfn = Pages.pfnDown(pages.start()); pfn < Pages.pfnDown(pages.end()); pfn++) {
      if (!cutPages.contains(pfn)) {
        throw new IllegalStateException(
            "did not hand over all: %s belongs to \"%s\", not to \"%s\""
                .formatted(
                    new MemoryRange(Pages.address(pfn), pages.end()),
                    Owner.EARLY_ALLOCATOR,
                    Owner.PAGE_ALLOCATOR));
      }
    }
  }

  /** Whether an owner stands for what {@link #handOver} could not give to anybody. */
  public boolean isRounding(Owner owner) {
    return owner.equals(CRUMB);
  }

  /**
   * After the hand-over: gives the whole pages of a range to the page allocator; the rest is lost,
   * under the range's name.
   *
   * @return bytes that the page allocator got
   */
  public long freeLate(MemoryRange range, Owner owner, PageSink pages) {
    ledger.requireOwner(range, owner, Moment.RUNTIME.text());
    String why = "is not a whole page";
    try {
      allocator.freeLate(
          range, (first, end, order) -> freeLate(range, owner, pages, first, end, order));
    } catch (UnsupportedOperationException e) {
      why = "cannot be freed late by this kernel";
    }
    Owner lost = Owner.lost(owner.name() + ": " + why);
    return range.bytes() - ledger.moveOwnedPart(range, owner, lost, Moment.RUNTIME.text());
  }

  private void freeLate(
      MemoryRange wanted, Owner owner, PageSink pages, long first, long end, int order) {
    MemoryRange range = MemoryRange.ofPages(first, end);
    ledger.requireOwner(range, owner, Moment.RUNTIME.text());
    if (!wanted.contains(range)) {
      throw new IllegalStateException(
          "freed %s of \"%s\" late, when %s was to be freed".formatted(range, owner, wanted));
    }
    pages.release(first, end, order);
    ledger.move(range, owner, Owner.PAGE_ALLOCATOR, Moment.RUNTIME.text());
  }
}
