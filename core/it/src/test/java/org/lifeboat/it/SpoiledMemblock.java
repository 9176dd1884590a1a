package org.lifeboat.it;

import java.util.List;
import java.util.OptionalLong;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.PageSink;
import org.lifeboat.api.memory.Region;

/** Memblock, but for what a test overrides. */
class SpoiledMemblock implements EarlyAllocator {
  final EarlyAllocator memblock;

  SpoiledMemblock(EarlyAllocator memblock) {
    this.memblock = memblock;
  }

  @Override
  public void add(MemoryRange ram, int node) {
    memblock.add(ram, node);
  }

  @Override
  public void remove(MemoryRange ram) {
    memblock.remove(ram);
  }

  @Override
  public void reserve(MemoryRange range) {
    memblock.reserve(range);
  }

  @Override
  public OptionalLong allocate(AllocationRequest request) {
    return memblock.allocate(request);
  }

  @Override
  public void free(MemoryRange range) {
    memblock.free(range);
  }

  @Override
  public void limit(long end) {
    memblock.limit(end);
  }

  @Override
  public void handOver(PageSink pages) {
    memblock.handOver(pages);
  }

  @Override
  public void freeLate(MemoryRange range, PageSink pages) {
    memblock.freeLate(range, pages);
  }

  @Override
  public void bottomUp(boolean fromBelow) {
    memblock.bottomUp(fromBelow);
  }

  @Override
  public List<Region> memory() {
    return memblock.memory();
  }

  @Override
  public List<Region> reserved() {
    return memblock.reserved();
  }
}
