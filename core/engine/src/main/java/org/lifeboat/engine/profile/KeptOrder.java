package org.lifeboat.engine.profile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What keeps its order when a sequence is rearranged: a longest increasing subsequence, found with
 * piles as in patience sorting, in n log n.
 */
final class KeptOrder {
  private static final int NONE = -1;

  private KeptOrder() {}

  /**
   * As many as possible that stand in {@code now} in the order in which they stand in {@code old}.
   *
   * @param old each once
   * @param now each once; holds all of {@code old}
   */
  static <T> Set<T> of(List<T> old, List<T> now) {
    Map<T, Integer> placeNow = new HashMap<>();
    for (T item : now) {
      placeNow.put(item, placeNow.size());
    }
    int[] places = old.stream().mapToInt(item -> placeNow.getOrDefault(item, NONE)).toArray();
    int[] tops = new int[places.length];
    int[] topIndexes = new int[places.length];
    int[] previous = new int[places.length];
    int piles = 0;
    for (int i = 0; i < places.length; i++) {
      int found = Arrays.binarySearch(tops, 0, piles, places[i]);
      int pile = found >= 0 ? found : -found - 1;
      previous[i] = pile == 0 ? NONE : topIndexes[pile - 1];
      tops[pile] = places[i];
      topIndexes[pile] = i;
      piles = Math.max(piles, pile + 1);
    }
    Set<T> kept = new HashSet<>();
    for (int i = piles == 0 ? NONE : topIndexes[piles - 1]; i != NONE; i = previous[i]) {
      kept.add(old.get(i));
    }
    return kept;
  }
}
