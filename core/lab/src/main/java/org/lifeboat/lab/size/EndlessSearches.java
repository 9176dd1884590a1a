package org.lifeboat.lab.size;

import java.util.List;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.lab.size.Sizing.EndlessSearch;
import org.lifeboat.load.service.Scenario;
import org.lifeboat.load.service.Scenario.Demand;
import org.lifeboat.load.service.Scenario.Way;
import org.lifeboat.load.slots.SearchRule;
import org.lifeboat.load.workload.Distribution;
import org.lifeboat.load.workload.GeneratedWorkload;
import org.lifeboat.load.workload.RecordedWorkload;
import org.lifeboat.load.workload.Workload;

/**
 * Finds workloads for which the kernel's search may go on for ever
 * (kernel/dma/swiotlb.c:swiotlb_do_find_slots of 5.12 to 6.2): a minimum alignment mask above a
 * slot, and a buffer whose address has such bits although the first slot of an area, on a page, has
 * none.
 */
final class EndlessSearches {
  /** Bits of an address that choose a place within a slot. */
  private static final long WITHIN_SLOT = BouncePool.SLOT_BYTES - 1;

  private EndlessSearches() {}

  static List<EndlessSearch> in(Scenario scenario) {
    if (scenario.rule() != SearchRule.UNTIL_WRAP || scenario.pool().isEmpty()) {
      return List.of();
    }
    return scenario.demands().stream()
        .filter(EndlessSearches::bounces)
        .map(Demand::workload)
        .filter(EndlessSearches::strays)
        .map(w -> new EndlessSearch(w.name(), w.limits().minAlignMask()))
        .toList();
  }

  private static boolean bounces(Demand demand) {
    return demand.way() == Way.BOUNCED || demand.way() == Way.ALWAYS_BOUNCED;
  }

  private static boolean strays(Workload workload) {
    long bits = workload.limits().minAlignMask() & ~WITHIN_SLOT;
    if (workload instanceof RecordedWorkload recorded) {
      return recorded.mappings().stream().anyMatch(m -> (m.address() & bits) != 0);
    }
    boolean beyondPage = bits >= Pages.SIZE;
    return bits != 0 && (beyondPage || most(((GeneratedWorkload) workload).offset()) > WITHIN_SLOT);
  }

  private static double most(Distribution distribution) {
    if (distribution instanceof Distribution.Constant constant) {
      return constant.value();
    }
    if (distribution instanceof Distribution.Uniform uniform) {
      return uniform.most();
    }
    if (distribution instanceof Distribution.Pareto pareto) {
      return pareto.most();
    }
    if (distribution instanceof Distribution.Choice choice) {
      return choice.values().stream().mapToDouble(Distribution.Weighted::value).max().orElse(0);
    }
    return Pages.SIZE - 1;
  }
}
