package org.lifeboat.lab.replay.slots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.slots.PoolShape;
import org.lifeboat.load.slots.SearchRule;
import org.lifeboat.load.slots.SlotPool;

/**
 * The maps and unmaps of a trace without their names, for a replay in which nothing but the pool
 * takes time.
 */
final class CompactTrace {
  /** So many are kept at most, in some 60 MB. */
  static final int MOST_STEPS = 1 << 20;

  private final PoolShape shape;
  private final SearchRule rule;
  private final Map<Long, Integer> latestMap = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private long[] busAddresses = {};

  private sealed interface Step {}

  private record MapStep(DmaLimits device, long address, long bytes, int processor)
      implements Step {}

  private record UnmapStep(int map, DmaLimits device) implements Step {}

  CompactTrace(PoolShape shape, SearchRule rule) {
    this.shape = shape;
    this.rule = rule;
  }

  /**
   * Adds an operation that was done.
   *
   * @return whether there was room for it
   */
  boolean add(SlotOperation operation, DmaLimits device, int processor) {
    if (operation instanceof SlotOperation.Map map) {
      latestMap.put(map.id(), steps.size());
      steps.add(new MapStep(device, map.address(), map.bytes(), processor));
    } else if (operation instanceof SlotOperation.Unmap unmap) {
      Integer map = latestMap.remove(unmap.id());
      if (map != null && steps.get(map) instanceof MapStep mapped) {
        steps.add(new UnmapStep(map, mapped.device()));
      }
    }
    return steps.size() <= MOST_STEPS;
  }

  int steps() {
    return steps.size();
  }

  /** Replays them on an untouched pool. */
  void replay() {
    SlotPool pool = new SlotPool(shape, rule);
    busAddresses = Arrays.copyOf(busAddresses, steps.size());
    for (int at = 0; at < steps.size(); at++) {
      Step step = steps.get(at);
      if (step instanceof MapStep map) {
        busAddresses[at] = pool.map(map.device(), map.address(), map.bytes(), map.processor());
      } else if (step instanceof UnmapStep unmap && busAddresses[unmap.map()] >= 0) {
        pool.unmap(busAddresses[unmap.map()], unmap.device());
      }
    }
  }
}
