package org.lifeboat.experiment.matrix;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * Combinations that are left out: those that have, on each of some axes, one of some values.
 *
 * @param byAxis the values by the number of the axis; at least one axis
 */
public record Exclusion(Map<Integer, BitSet> byAxis) {
  /** Copies the map, ascending. */
  public Exclusion {
    byAxis = new TreeMap<>(byAxis);
    if (byAxis.isEmpty()) {
      throw new IllegalArgumentException("an exclusion without axes leaves out everything");
    }
  }

  /** Whether it leaves out a combination. */
  boolean covers(int[] coordinates) {
    for (Map.Entry<Integer, BitSet> axis : byAxis.entrySet()) {
      if (!axis.getValue().get(coordinates[axis.getKey()])) {
        return false;
      }
    }
    return true;
  }
}
