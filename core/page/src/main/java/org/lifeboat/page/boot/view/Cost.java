package org.lifeboat.page.boot.view;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.render.Outcome;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.engine.report.BootReport.MemoryCost;

/**
 * A figure of what the boot cost.
 *
 * @param what it counts
 * @param size for people
 * @param note beside it; may be empty
 * @param bad whether it is a loss that somebody would notice
 */
public record Cost(String what, String size, String note, boolean bad) {
  /** The figures of a boot; what is always told comes even where it is nothing. */
  public static List<Cost> of(Outcome outcome) {
    MemoryCost memory = outcome.report().memory();
    List<Cost> costs = new ArrayList<>();
    costs.add(
        new Cost(
            "Free at the end",
            Sizes.human(memory.freeBytes()),
            "of " + Sizes.human(memory.totalBytes()) + " of RAM",
            false));
    taken(costs, "Bounce buffer, taken early", memory.reservedEarlyBytes());
    taken(costs, "Bounce buffer, taken late", memory.reservedLateBytes());
    taken(costs, "Bookkeeping beside it", memory.bookkeepingBytes());
    taken(costs, "Given back", outcome.returnedBytes());
    taken(costs, "Held by IOMMU drivers", memory.driverBytes());
    costs.add(
        new Cost("Held by the fallback", Sizes.human(outcome.heldBytes()), "at the end", false));
    long lost = memory.lostBytes();
    costs.add(new Cost("Lost", Sizes.human(lost), lost > 0 ? "for good" : "", lost >= Pages.SIZE));
    return costs;
  }

  private static void taken(List<Cost> costs, String what, long bytes) {
    if (bytes > 0) {
      costs.add(new Cost(what, Sizes.human(bytes), "", false));
    }
  }
}
