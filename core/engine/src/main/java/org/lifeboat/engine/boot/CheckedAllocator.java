package org.lifeboat.engine.boot;

import java.util.OptionalLong;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.memory.PageSink;
import org.lifeboat.engine.ledger.Ledger;

/**
 * An early allocator whose wrongs are its own, whoever asked it: what it throws, what it answers
 * and what it hands to the page allocator.
 */
final class CheckedAllocator implements EarlyAllocator {
  private final EarlyAllocator allocator;
  private final PluginIdentity plugin;
  private final PluginGuard guard;
  private final Ledger ledger;

  CheckedAllocator(
      EarlyAllocator allocator, PluginIdentity plugin, PluginGuard guard, Ledger ledger) {
    this.allocator = allocator;
    this.plugin = plugin;
    this.guard = guard;
    this.ledger = ledger;
  }

  @Override
  public void add(MemoryRange ram, int node) {
    guard.run(plugin, () -> allocator.add(ram, node));
  }

  @Override
  public void remove(MemoryRange ram) {
    guard.run(plugin, () -> allocator.remove(ram));
  }

  @Override
  public void reserve(MemoryRange range) {
    guard.run(plugin, () -> allocator.reserve(range));
  }

  @Override
  public OptionalLong allocate(AllocationRequest request) {
    OptionalLong answer = guard.call(plugin, () -> allocator.allocate(request));
    if (answer.isPresent() && !isFree(answer.getAsLong(), request.bytes())) {
      guard.hold(plugin, () -> requireFree(answer.getAsLong(), request.bytes()));
    }
    return answer;
  }

  private boolean isFree(long address, long bytes) {
    MemoryRange range = MemoryRange.ofSize(address, bytes);
    return range.bytes() == bytes && ledger.isOwner(range, Owner.EARLY_ALLOCATOR);
  }

  private void requireFree(long address, long bytes) {
    MemoryRange range = MemoryRange.ofSize(address, bytes);
    if (range.bytes() != bytes) {
      throw new IllegalStateException(
          "answered 0x%x, which is not RAM, to a request for %s bytes".formatted(address, bytes));
    }
    ledger.requireOwner(range, Owner.EARLY_ALLOCATOR, guard.moment().text());
  }

  @Override
  public void free(MemoryRange range) {
    guard.run(plugin, () -> allocator.free(range));
  }

  @Override
  public void limit(long end) {
    guard.run(plugin, () -> allocator.limit(end));
  }

  @Override
  public void handOver(PageSink pages) {
    guard.run(plugin, () -> allocator.handOver(watched(pages)));
  }

  @Override
  public void freeLate(MemoryRange range, PageSink pages) {
    boolean supported = guard.call(plugin, () -> freesLate(range, pages));
    if (!supported) {
      throw new UnsupportedOperationException();
    }
  }

  private boolean freesLate(MemoryRange range, PageSink pages) {
    try {
      allocator.freeLate(range, watched(pages));
      return true;
    } catch (UnsupportedOperationException legal) {
      return false;
    }
  }

  private PageSink watched(PageSink pages) {
    return (firstPfn, endPfn, maxOrder) ->
        guard.change(
            plugin,
            () -> {
              pages.release(firstPfn, endPfn, maxOrder);
              return true;
            });
  }
}
