package org.lifeboat.engine.reservation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.memory.EarlyMemory;
import org.lifeboat.engine.plan.ReservationStep;
import org.lifeboat.engine.reservation.NodeRam.Part;

/**
 * What Linux 2.6 takes before bootmem answers: each time the lowest free room
 * (arch/x86/kernel/e820.c:find_e820_area), so that bootmem's hint stays where it is.
 */
final class EarlyAreas {
  private static final Owner PAGE_TABLES = Owner.kernel("page tables");
  private static final Owner NODE_DATA = Owner.kernel("node data");
  private static final Owner BITMAP = Owner.kernel("bitmap of bootmem");
  private static final long CACHE_LINE = 64;
  private static final long ENTRY_BYTES = 8;
  private static final long MEGABYTES_2 = 2L << 20;
  private static final long GIGABYTE = 1L << 30;
  private static final long FOUR_GB = 1L << 32;
  private static final long GIGABYTES_512 = 512L << 30;

  /** Up to here the tables in the kernel's image map memory (KERNEL_IMAGE_SIZE). */
  private static final long MAPPED_AT_START = 512L << 20;

  /** ZONE_ALIGN: where nodes begin. */
  private static final long NODE_ALIGN = 8L << 20;

  /** NODE_MIN_SIZE. */
  private static final long LEAST_NODE_BYTES = 4L << 20;

  private final EarlyMemory memory;
  private final NodeRam ram;
  private final Map<Integer, Long> nodeData;

  /**
   * @param nodeData takes where the description of each node lies
   */
  EarlyAreas(EarlyMemory memory, NodeRam ram, Map<Integer, Long> nodeData) {
    this.memory = memory;
    this.ram = ram;
    this.nodeData = nodeData;
  }

  /** Takes one area; passed over where there is no room. */
  void take(ReservationStep.EarlyArea step) {
    memory
        .lowest(new MemoryRange(0, step.max()), step.bytes(), Pages.SIZE)
        .ifPresent(range -> memory.reserve(range, Owner.kernel(step.name())));
  }

  /** Maps low RAM, then what lies above 4 GB. */
  void mapAll(ReservationStep.EarlyPageTables step) {
    long lowEnd = 0;
    long end = 0;
    for (Part part : ram.parts()) {
      lowEnd = part.range().start() < FOUR_GB ? Math.min(part.range().end(), FOUR_GB) : lowEnd;
      end = part.range().end();
    }
    map(step.min(), new MemoryRange(0, lowEnd));
    if (end > FOUR_GB) {
      map(step.min(), new MemoryRange(FOUR_GB, end));
    }
  }

  /** Room is sought for the tables of everything below the end; what is used of it stays taken. */
  private void map(long min, MemoryRange mapped) {
    memory
        .lowest(new MemoryRange(min, MAPPED_AT_START), roomFor(mapped.end()), Pages.SIZE)
        .ifPresent(
            room ->
                memory.reserve(
                    MemoryRange.ofSize(room.start(), usedFor(mapped) * Pages.SIZE), PAGE_TABLES));
  }

  private static long roomFor(long end) {
    long smallPages = end % MEGABYTES_2 / Pages.SIZE + (end % Pages.SIZE == 0 ? 0 : 1);
    return tableBytes(ceil(end, GIGABYTE))
        + tableBytes(ceil(end, MEGABYTES_2))
        + tableBytes(smallPages);
  }

  private static long tableBytes(long entries) {
    return Pages.roundUp(entries * ENTRY_BYTES, Pages.SIZE);
  }

  /**
   * Tables of 2 MB pages: one for each GB and each 512 GB but the first, whose are in the kernel's
   * image; and one of small pages where the end is not aligned.
   */
  private static long usedFor(MemoryRange mapped) {
    return countFrom(mapped, GIGABYTE)
        + countFrom(mapped, GIGABYTES_512)
        + (mapped.end() % MEGABYTES_2 == 0 ? 0 : 1);
  }

  private static long countFrom(MemoryRange mapped, long unit) {
    return Math.max(0, ceil(mapped.end(), unit) - Math.max(1, mapped.start() / unit));
  }

  private static long ceil(long value, long unit) {
    return (value + unit - 1) / unit;
  }

  /**
   * Takes each node's data and, behind it, its bitmap. The lowest node begins at zero, the others
   * at a border of zones; small ones are ignored.
   */
  void setUpNodes(ReservationStep.BootmemNodes step) {
    for (int node : ram.nodes()) {
      List<MemoryRange> parts =
          ram.parts().stream().filter(p -> p.node() == node).map(Part::range).toList();
      if (!parts.isEmpty()) {
        boolean lowest = parts.get(0).equals(ram.parts().get(0).range());
        long start = lowest ? 0 : Pages.roundUp(parts.get(0).start(), NODE_ALIGN);
        long end = parts.get(parts.size() - 1).end();
        if (end - start >= LEAST_NODE_BYTES) {
          setUp(node, new MemoryRange(start, end), step.dataBytes());
        }
      }
    }
  }

  private void setUp(int id, MemoryRange node, long dataBytes) {
    Optional<MemoryRange> data = memory.lowest(node, dataBytes, CACHE_LINE);
    data.ifPresent(range -> memory.reserve(range, NODE_DATA));
    data.or(() -> elsewhere(dataBytes)).ifPresent(range -> nodeData.put(id, range.start()));
    long bitmapBytes = Pages.roundUp(ceil(node.bytes() / Pages.SIZE, Byte.SIZE), Pages.SIZE);
    long behind = data.map(MemoryRange::end).filter(node::contains).orElse(node.start());
    Optional<MemoryRange> bitmap =
        memory.lowest(new MemoryRange(behind, node.end()), bitmapBytes, Pages.SIZE);
    bitmap.ifPresent(range -> memory.reserveUntilHandOver(range, BITMAP));
  }

  /** On a node before, where this one has no room. */
  private Optional<MemoryRange> elsewhere(long dataBytes) {
    return memory.allocate(
        AllocationRequest.of(dataBytes, CACHE_LINE).preferablyAbove(Goals.ORDINARY), NODE_DATA);
  }
}
