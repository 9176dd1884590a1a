package org.lifeboat.engine.reservation;

import java.util.Map;
import java.util.Optional;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.memory.EarlyMemory;
import org.lifeboat.engine.plan.ReservationStep;

/**
 * The usage maps of sections, node by node (mm/sparse.c:sparse_early_usemap_alloc of Linux 2.6).
 * The kernel asks for them one by one; they come to lie side by side all the same.
 */
final class SectionUsageMaps {
  private static final long CACHE_LINE = 64;
  private static final long SECTION_BYTES = 1L << SectionMap.SECTION_SHIFT;

  private static final Owner OWNER = Owner.kernel("section usage maps");

  private final EarlyMemory memory;
  private final SectionMap sections;
  private final Map<Integer, Long> nodeData;

  /**
   * @param nodeData where the description of each node lies
   */
  SectionUsageMaps(EarlyMemory memory, SectionMap sections, Map<Integer, Long> nodeData) {
    this.memory = memory;
    this.sections = sections;
    this.nodeData = nodeData;
  }

  /** Takes those of a node. */
  void allocate(ReservationStep.SectionUsageMaps step, int node) {
    long bytes = step.bytesEach() * sections.count(node);
    if (bytes > 0) {
      AllocationRequest request = AllocationRequest.of(bytes, CACHE_LINE);
      Optional<MemoryRange> beside =
          step.besideNodeData() ? beside(request, node) : Optional.empty();
      if (beside.isEmpty()) {
        memory.allocate(request.preferablyOn(node).preferablyAbove(Goals.ORDINARY), OWNER);
      }
    }
  }

  /** mm/bootmem.c:alloc_bootmem_section. */
  private Optional<MemoryRange> beside(AllocationRequest request, int node) {
    long section = Pages.roundDown(nodeData.getOrDefault(node, 0L), SECTION_BYTES);
    return memory.allocate(
        request.onlyOn(node).above(section).below(section + SECTION_BYTES), OWNER);
  }
}
