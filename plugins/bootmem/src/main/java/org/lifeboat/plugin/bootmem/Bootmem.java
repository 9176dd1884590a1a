package org.lifeboat.plugin.bootmem;

import static org.lifeboat.api.memory.AllocationRequest.ANY_NODE;
import static org.lifeboat.api.memory.AllocationRequest.CURRENT_LIMIT;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.PageSink;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Region;

/**
 * The early allocator of Linux 2.6.32 and 2.6.33 (mm/bootmem.c): whole pages, node by node from
 * below, first fit from wherever the last request left the hint. It answers as the kernel's bitmaps
 * do, at a cost that follows the number of runs of free pages.
 *
 * <p>What is a BUG in the kernel (freeing or reserving outside every node) has no effect here. A
 * minimum that is only preferred is the kernel's goal; a strict one is the goal without the
 * kernel's second round from zero, and an answer below it is no answer. An instance belongs to one
 * boot and one thread.
 */
public final class Bootmem implements EarlyAllocator {
  private static final long NONE = 0;

  private final BootmemSettings settings;
  private final NavigableMap<Integer, BootmemNode> nodes = new TreeMap<>();

  /** The nodes as bdata_list has them: ascending by their first frame. */
  private final List<BootmemNode> ascending = new ArrayList<>();

  /** What is reserved or allocated, RAM or not: RAM that is added later must not be free there. */
  private final PageRuns reserved = new PageRuns();

  private long limit = -1L;

  /** An allocator that knows no memory. */
  public Bootmem(BootmemSettings settings) {
    this.settings = settings;
  }

  /**
   * {@inheritDoc}
   *
   * <p>A page must be whole within one range to count (free_bootmem_with_active_regions). What is
   * known already keeps its node and its state. What is given no node is node 0's, as without NUMA
   * (arch/x86/mm/init_64.c:initmem_init).
   */
  @Override
  public void add(MemoryRange ram, int node) {
    long first = Pages.pfnUp(ram.start());
    long end = Pages.pfnDown(ram.end());
    PageRuns fresh = new PageRuns();
    fresh.add(first, end);
    ascending.forEach(other -> other.ram().forEachWithin(first, end, fresh::remove));
    BootmemNode owner = nodes.computeIfAbsent(node == Region.NO_NODE ? 0 : node, this::newNode);
    fresh.forEach(owner::grow);
    reserved.forEachWithin(first, end, fresh::remove);
    fresh.forEach(owner::free);
    ascending.sort(Comparator.comparingLong(BootmemNode::minPfn));
  }

  private BootmemNode newNode(int id) {
    BootmemNode node = new BootmemNode();
    ascending.add(node);
    return node;
  }

  /** {@inheritDoc} A page of which a part is removed is removed; a free does not bring it back. */
  @Override
  public void remove(MemoryRange ram) {
    if (!ram.isEmpty()) {
      long first = Pages.pfnDown(ram.start());
      long end = Pages.pfnUp(ram.end());
      ascending.forEach(node -> node.shrink(first, end));
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Every page the range touches (reserve_bootmem with BOOTMEM_DEFAULT). The hints stay.
   */
  @Override
  public void reserve(MemoryRange range) {
    if (!range.isEmpty()) {
      long first = Pages.pfnDown(range.start());
      long end = Pages.pfnUp(range.end());
      reserved.add(first, end);
      ascending.forEach(node -> node.reserve(first, end));
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Tried in this order: the node wanted; all nodes, ascending; and these once more from zero on
   * if the minimum is only preferred (mm/bootmem.c:___alloc_bootmem_node,
   * ___alloc_bootmem_nopanic). A node that must be exact is tried alone. Empty also where minimum
   * and size together pass the bound, for which the kernel stops with a BUG.
   */
  @Override
  public OptionalLong allocate(AllocationRequest request) {
    if (passesItsBound(request)) {
      return OptionalLong.empty();
    }
    long address = search(request);
    return address == NONE ? OptionalLong.empty() : OptionalLong.of(address);
  }

  private static boolean passesItsBound(AllocationRequest request) {
    return request.max() != CURRENT_LIMIT
        && (Long.compareUnsigned(request.bytes(), request.max()) > 0
            || Long.compareUnsigned(request.min(), request.max() - request.bytes()) > 0);
  }

  private long search(AllocationRequest request) {
    if (request.node() != ANY_NODE) {
      BootmemNode known = nodes.get(request.node());
      BootmemNode wanted = known == null ? new BootmemNode() : known;
      if (request.exactNode()) {
        return fromGoal(request, goal -> allocateOn(wanted, request, goal));
      }
      long address = allocateOn(wanted, request, request.min());
      if (address != NONE) {
        return address;
      }
    }
    return fromGoal(request, goal -> allocateAnywhere(request, goal));
  }

  private static long fromGoal(AllocationRequest request, LongUnaryOperator attempt) {
    long address = attempt.applyAsLong(request.min());
    boolean again = address == NONE && request.preferMin() && request.min() != 0;
    return again ? attempt.applyAsLong(0) : address;
  }

  private long allocateAnywhere(AllocationRequest request, long goal) {
    for (BootmemNode node : ascending) {
      if (node.minPfn() >= limitPfn(request)) {
        break;
      }
      boolean endsBelowGoal = goal != 0 && node.lowPfn() <= Pages.pfnDown(goal);
      long address = endsBelowGoal ? NONE : allocateOn(node, request, goal);
      if (address != NONE) {
        return address;
      }
    }
    return NONE;
  }

  private long allocateOn(BootmemNode node, AllocationRequest request, long goal) {
    long pages = Pages.pfnUp(request.bytes());
    long pfn = node.find(pages, request.align(), Pages.pfnDown(goal), limitPfn(request));
    if (pfn == PageRuns.NONE) {
      return NONE;
    }
    long address = node.addressAt(pfn, request.align());
    if (!request.preferMin() && Long.compareUnsigned(address, request.min()) < 0) {
      return NONE;
    }
    node.take(pfn, address, request.bytes());
    reserved.add(pfn, node.hintPfn());
    return address;
  }

  private long limitPfn(AllocationRequest request) {
    return Pages.pfnDown(request.max() == CURRENT_LIMIT ? limit : request.max());
  }

  /**
   * {@inheritDoc}
   *
   * <p>Whole pages only; what is freed in part stays reserved (free_bootmem). The next search of a
   * node begins at the freed range if it would have begun above it.
   */
  @Override
  public void free(MemoryRange range) {
    if (!range.isEmpty()) {
      long first = Pages.pfnUp(range.start());
      long end = Pages.pfnDown(range.end());
      reserved.remove(first, end);
      ascending.forEach(node -> node.free(first, end));
    }
  }

  /** {@inheritDoc} Bootmem itself has no such limit; whole pages below {@code end} count. */
  @Override
  public void limit(long end) {
    limit = end;
  }

  /** {@inheritDoc} In the order of the nodes' numbers (arch/x86: numa_free_all_bootmem). */
  @Override
  public void handOver(PageSink pages) {
    nodes.values().forEach(node -> node.handOver(pages));
  }

  /**
   * {@inheritDoc} Single pages, and no question whether they were reserved (free_bootmem_late). As
   * it was proposed, it frees words of the bitmap as blocks, the last one page by page; from a
   * start in the middle of a word that would have been blocks out of line, here it is pages.
   *
   * @throws UnsupportedOperationException by the settings of a kernel before 2.6.33
   */
  @Override
  public void freeLate(MemoryRange range, PageSink pages) {
    if (!settings.lateFree()) {
      throw new UnsupportedOperationException(
          "bootmem has no free_bootmem_late before Linux 2.6.33");
    }
    long first = Pages.pfnUp(range.start());
    long end = Pages.pfnDown(range.end());
    if (first >= end) {
      return;
    }
    boolean words = settings.lateFreeWords() && first % BootmemNode.WORD_PAGES == 0;
    long wordsEnd = words ? Pages.roundDown(end - 1, BootmemNode.WORD_PAGES) : first;
    BootmemNode.release(first, wordsEnd, BootmemNode.WORD_ORDER, pages);
    BootmemNode.release(wordsEnd, end, 0, pages);
  }

  /** {@inheritDoc} True: every minimum is the kernel's goal. */
  @Override
  public boolean minimumIsGoal() {
    return true;
  }

  /** {@inheritDoc} Whole pages, with the node whose bitmap they are in. */
  @Override
  public List<Region> memory() {
    return regions(BootmemNode::ram);
  }

  /**
   * {@inheritDoc} Whole pages of memory: a bitmap knows no smaller measure, and its bits for holes
   * say nothing.
   */
  @Override
  public List<Region> reserved() {
    return regions(BootmemNode::reserved);
  }

  private List<Region> regions(Function<BootmemNode, PageRuns> pages) {
    List<Region> regions = new ArrayList<>();
    nodes.forEach(
        (id, node) ->
            pages
                .apply(node)
                .forEach(
                    (first, end) -> regions.add(new Region(MemoryRange.ofPages(first, end), id))));
    regions.sort(Comparator.comparing(Region::range));
    return regions;
  }
}
