package org.lifeboat.lab.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.PageSink;
import org.lifeboat.api.memory.Region;

/** An allocator that hands out one address after the other and keeps its books as it was told. */
class PlainAllocator implements EarlyAllocator {
  private final List<Region> memory = new ArrayList<>();
  private final List<Region> reserved = new ArrayList<>();
  private long next = 0x1000;

  @Override
  public void add(MemoryRange ram, int node) {
    memory.add(new Region(ram, node));
  }

  @Override
  public void remove(MemoryRange ram) {
    memory.removeIf(region -> region.range().equals(ram));
  }

  @Override
  public void reserve(MemoryRange range) {
    reserved.add(new Region(range, Region.NO_NODE));
  }

  @Override
  public OptionalLong allocate(AllocationRequest request) {
    long found = next;
    next += 0x1000;
    return request.bytes() > 0x1000 ? OptionalLong.empty() : OptionalLong.of(found);
  }

  @Override
  public void free(MemoryRange range) {
    reserved.removeIf(region -> region.range().equals(range));
  }

  @Override
  public void limit(long end) {}

  @Override
  public void handOver(PageSink pages) {
    pages.release(1, 4, 10);
  }

  @Override
  public void freeLate(MemoryRange range, PageSink pages) {
    pages.release(range.start() >>> 12, range.end() >>> 12, 0);
  }

  @Override
  public List<Region> memory() {
    return memory;
  }

  @Override
  public List<Region> reserved() {
    return reserved;
  }
}
