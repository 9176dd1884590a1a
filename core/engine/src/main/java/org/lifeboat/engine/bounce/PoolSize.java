package org.lifeboat.engine.bounce;

import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.engine.event.EventLog;
import org.lifeboat.engine.parameters.SwiotlbParameter;
import org.lifeboat.engine.plan.BounceGeometry;

/**
 * How many slots and areas a pool has (kernel/dma/swiotlb.c:swiotlb_adjust_nareas,
 * round_up_default_nslabs).
 */
final class PoolSize {
  private final EventLog events;
  private final boolean hasAreas;
  private final long slotsPerArea;
  private long slots;
  private int areas;

  PoolSize(BounceGeometry geometry, SwiotlbParameter parameter, EventLog events) {
    this.events = events;
    this.hasAreas = geometry.areas();
    this.slotsPerArea = geometry.slotsPerArea();
    long asked = parameter.slots().orElse(geometry.defaultSlots());
    this.slots = hasAreas || asked != 0 ? asked : geometry.defaultSlots();
    parameter.areas().ifPresent(this::adjustAreas);
  }

  /** A policy wants another size than the kernel. */
  void want(long otherSlots) {
    slots =
        (otherSlots + BouncePool.SEGMENT_SLOTS - 1)
            / BouncePool.SEGMENT_SLOTS
            * BouncePool.SEGMENT_SLOTS;
    if (areas != 0) {
      roundUp();
    }
  }

  /** If nobody said how many areas there are, there is one for each possible processor. */
  void settleAreas(int possibleProcessors) {
    if (hasAreas && areas == 0) {
      adjustAreas(possibleProcessors);
    }
  }

  private void adjustAreas(int wanted) {
    areas = powerOfTwo(Math.max(1, wanted));
    events.info("software IO TLB: area num %s.", areas);
    roundUp();
  }

  private void roundUp() {
    long least = slotsPerArea * areas;
    long rounded = slots < least ? least : Long.highestOneBit(slots);
    if (rounded < slots) {
      rounded <<= 1;
    }
    if (rounded != slots) {
      slots = rounded;
      events.info(
          "software IO TLB: SWIOTLB bounce buffer size roundup to %sMB",
          slots * BouncePool.SLOT_BYTES >> 20);
    }
  }

  /** Half the size, for another try. */
  void halve() {
    long half = slots / 2;
    slots =
        (half + BouncePool.SEGMENT_SLOTS - 1) / BouncePool.SEGMENT_SLOTS * BouncePool.SEGMENT_SLOTS;
  }

  long slots() {
    return slots;
  }

  int areas() {
    return Math.max(1, areas);
  }

  private static int powerOfTwo(int atLeast) {
    return Integer.bitCount(atLeast) == 1 ? atLeast : Integer.highestOneBit(atLeast) << 1;
  }
}
