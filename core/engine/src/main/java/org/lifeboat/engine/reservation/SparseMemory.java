package org.lifeboat.engine.reservation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.memory.EarlyMemory;
import org.lifeboat.engine.reservation.SectionMap.Sections;

/**
 * Sections and their page descriptors (mm/sparse.c:sparse_init, with
 * arch/x86/mm/init_64.c:vmemmap_populate).
 */
final class SparseMemory {
  private static final long CACHE_LINE = 64;
  private static final int POINTER_BYTES = 8;

  /** MAX_PHYSMEM_BITS with four and with five levels of page tables. */
  private static final int FOUR_LEVEL_BITS = 46;

  private static final int FIVE_LEVEL_BITS = 52;

  /** 64 bytes for each page of a section. */
  private static final long DESCRIPTOR_BYTES = 2L << 20;

  /**
   * A page of the last level but one maps the descriptors of so many sections, and one above it.
   */
  private static final int SECTIONS_PER_TABLE_SHIFT = 9;

  private static final int SECTIONS_PER_UPPER_TABLE_SHIFT = 18;

  /**
   * So many pages are asked for one by one. More of them come only with terabytes, from one stretch
   * of free memory, where it makes no difference to ask once.
   */
  private static final int ONE_BY_ONE = 32;

  private static final Owner ROOTS = Owner.kernel("section roots");
  private static final Owner ARRAYS = Owner.kernel("section arrays");
  private static final Owner USAGE = Owner.kernel("section usage maps");
  private static final Owner DESCRIPTORS = Owner.kernel("page descriptors");
  private static final Owner TABLES = Owner.kernel("page tables of the page descriptors");

  private final SectionMap sections;
  private final EarlyMemory memory;
  private final Map<Integer, Long> nodeData;
  private final boolean fiveLevels;
  private final long sectionsPerRoot;
  private final long usageBytes;
  private long nextTable;
  private long nextUpperTable;
  private boolean topTable;

  /**
   * @param nodeData where the description of each node lies
   */
  SparseMemory(
      SectionMap sections,
      EarlyMemory memory,
      Map<Integer, Long> nodeData,
      boolean fiveLevels,
      long sectionBytes,
      long usageBytes) {
    this.sections = sections;
    this.memory = memory;
    this.nodeData = nodeData;
    this.fiveLevels = fiveLevels;
    this.sectionsPerRoot = Pages.SIZE / sectionBytes;
    this.usageBytes = usageBytes;
    this.topTable = !fiveLevels;
  }

  void allocate() {
    int bits = fiveLevels ? FIVE_LEVEL_BITS : FOUR_LEVEL_BITS;
    long possible = 1L << bits - SectionMap.SECTION_SHIFT;
    long roots = (possible + sectionsPerRoot - 1) / sectionsPerRoot;
    memory.allocate(AllocationRequest.of(roots * POINTER_BYTES, CACHE_LINE), ROOTS);
    allocateArrays();
    runs().forEach(this::allocate);
  }

  /** One array for each root that has a section (sparse_index_init). */
  private void allocateArrays() {
    long next = 0;
    for (Sections stretch : sections.stretches()) {
      long first = Math.max(next, stretch.first() / sectionsPerRoot);
      next = Math.max(next, (stretch.end() - 1) / sectionsPerRoot + 1);
      allocatePages(
          Math.max(0, next - first),
          AllocationRequest.of(Pages.SIZE, CACHE_LINE).preferablyOn(stretch.node()),
          ARRAYS);
    }
  }

  /** Neighbouring stretches of one node, whatever lies between them. */
  private List<List<Sections>> runs() {
    List<List<Sections>> runs = new ArrayList<>();
    for (Sections stretch : sections.stretches()) {
      List<Sections> last = runs.isEmpty() ? List.of() : runs.get(runs.size() - 1);
      if (last.isEmpty() || last.get(0).node() != stretch.node()) {
        last = new ArrayList<>();
        runs.add(last);
      }
      last.add(stretch);
    }
    return runs;
  }

  /** sparse_init_nid. */
  private void allocate(List<Sections> run) {
    int node = run.get(0).node();
    long count = run.stream().mapToLong(Sections::count).sum();
    allocateUsageMaps(count * usageBytes, node);
    allocateDescriptors(count, node);
    for (Sections stretch : run) {
      allocateTables(stretch);
    }
  }

  /**
   * Preferably in the section in which the node's description lies, so that both can be unplugged
   * together (sparse_early_usemaps_alloc_pgdat_section).
   */
  private void allocateUsageMaps(long bytes, int node) {
    AllocationRequest anywhere = AllocationRequest.of(bytes, CACHE_LINE).preferablyOn(node);
    long section = Pages.roundDown(nodeData.getOrDefault(node, 0L), 1L << SectionMap.SECTION_SHIFT);
    AllocationRequest near =
        anywhere.preferablyAbove(section).below(section + (1L << SectionMap.SECTION_SHIFT));
    if (memory.allocate(near, USAGE).isEmpty()) {
      memory.allocate(anywhere.preferablyAbove(section), USAGE);
    }
  }

  /** All at once from the node itself, else section by section (sparse_buffer_init). */
  private void allocateDescriptors(long count, int node) {
    AllocationRequest one =
        AllocationRequest.of(DESCRIPTOR_BYTES, DESCRIPTOR_BYTES).preferablyAbove(Goals.ORDINARY);
    AllocationRequest all =
        AllocationRequest.of(count * DESCRIPTOR_BYTES, DESCRIPTOR_BYTES)
            .preferablyAbove(Goals.ORDINARY)
            .onlyOn(node);
    Optional<MemoryRange> got = memory.allocate(all, DESCRIPTORS);
    for (long i = 0; got.isEmpty() && i < count; i++) {
      if (memory.allocate(one.preferablyOn(node), DESCRIPTORS).isEmpty()) {
        return;
      }
    }
  }

  private void allocateTables(Sections stretch) {
    AllocationRequest page =
        AllocationRequest.of(Pages.SIZE, Pages.SIZE)
            .preferablyAbove(Goals.ORDINARY)
            .preferablyOn(stretch.node());
    long upper = tables(stretch, SECTIONS_PER_UPPER_TABLE_SHIFT, nextUpperTable);
    long lower = tables(stretch, SECTIONS_PER_TABLE_SHIFT, nextTable);
    allocatePages((topTable ? 0 : 1) + upper + lower, page, TABLES);
    topTable = true;
    nextUpperTable = (stretch.end() - 1 >>> SECTIONS_PER_UPPER_TABLE_SHIFT) + 1;
    nextTable = (stretch.end() - 1 >>> SECTIONS_PER_TABLE_SHIFT) + 1;
  }

  /** How many tables a stretch needs beyond those below {@code next}. */
  private static long tables(Sections stretch, int shift, long next) {
    long first = Math.max(next, stretch.first() >>> shift);
    return Math.max(0, (stretch.end() - 1 >>> shift) + 1 - first);
  }

  private static AllocationRequest resized(AllocationRequest page, long bytes) {
    return AllocationRequest.of(bytes, page.align())
        .preferablyAbove(page.min())
        .preferablyOn(page.node());
  }

  private void allocatePages(long count, AllocationRequest page, Owner owner) {
    long single = Math.min(count, ONE_BY_ONE);
    for (long i = 0; i < single; i++) {
      memory.allocate(page, owner);
    }
    if (count > single) {
      memory.allocate(resized(page, (count - single) * Pages.SIZE), owner);
    }
  }
}
