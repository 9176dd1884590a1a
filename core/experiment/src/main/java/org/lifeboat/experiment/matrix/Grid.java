package org.lifeboat.experiment.matrix;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All combinations of the values of some axes, but for those that are left out, numbered so that
 * the last axis turns fastest. Axes that one exclusion names turn together, at the place of the
 * first of them, through the combinations that are left: so no number is a gap.
 */
final class Grid {
  /** Axes that turn together are listed; more would fill the memory. */
  private static final int MOST_TOGETHER = 1_000_000;

  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(62);

  private final int axes;
  private final List<Factor> factors;
  private final long size;

  /**
   * A grid.
   *
   * @param choices for each axis the values that it takes here, at least one each
   * @param exclusions what is left out
   * @throws TooManyException if the exclusions tie together too many, or there are more than 2^62
   */
  Grid(List<int[]> choices, List<Exclusion> exclusions) throws TooManyException {
    this.axes = choices.size();
    this.factors = factors(choices, exclusions);
    BigInteger product = BigInteger.ONE;
    for (Factor factor : factors) {
      product = product.multiply(BigInteger.valueOf(factor.size()));
    }
    if (product.compareTo(MOST) > 0) {
      throw new TooManyException("the matrix has " + product + " combinations", product);
    }
    this.size = product.longValueExact();
  }

  /** How many combinations there are; 0 where all are left out. */
  long size() {
    return size;
  }

  /** The combination of a number: a value for each axis. */
  int[] at(long number) {
    Objects.checkIndex(number, size);
    int[] coordinates = new int[axes];
    long left = number;
    for (int f = factors.size() - 1; f >= 0; f--) {
      Factor factor = factors.get(f);
      factor.turn((int) (left % factor.size()), coordinates);
      left /= factor.size();
    }
    return coordinates;
  }

  /** Its wheels, in the order of their first axes. */
  List<Factor> factors() {
    return factors;
  }

  private static List<Factor> factors(List<int[]> choices, List<Exclusion> exclusions)
      throws TooManyException {
    List<Factor> factors = new ArrayList<>();
    for (Set<Integer> together : groups(choices.size(), exclusions)) {
      List<Exclusion> about =
          exclusions.stream().filter(e -> together.containsAll(e.byAxis().keySet())).toList();
      factors.add(factor(together, choices, about));
    }
    factors.sort(Comparator.comparingInt(Factor::firstAxis));
    return factors;
  }

  /** Which axes turn together: those that exclusions name in common, and so on. */
  private static List<Set<Integer>> groups(int axes, List<Exclusion> exclusions) {
    TreeMap<Integer, Set<Integer>> groupOf = new TreeMap<>();
    for (int axis = 0; axis < axes; axis++) {
      groupOf.put(axis, new TreeSet<>(List.of(axis)));
    }
    for (Exclusion exclusion : exclusions) {
      Set<Integer> merged = new TreeSet<>();
      for (int axis : exclusion.byAxis().keySet()) {
        merged.addAll(groupOf.getOrDefault(axis, Set.of()));
      }
      merged.forEach(axis -> groupOf.put(axis, merged));
    }
    return groupOf.values().stream().distinct().toList();
  }

  private static Factor factor(Set<Integer> together, List<int[]> choices, List<Exclusion> about)
      throws TooManyException {
    int[] axes = together.stream().mapToInt(axis -> axis).toArray();
    if (about.isEmpty()) {
      return new Factor(axes, choices.get(axes[0]));
    }
    BigInteger all = BigInteger.ONE;
    for (int axis : axes) {
      all = all.multiply(BigInteger.valueOf(choices.get(axis).length));
    }
    if (all.compareTo(BigInteger.valueOf(MOST_TOGETHER)) > 0) {
      throw new TooManyException(
          "exclusions tie axes together that have "
              + all
              + " combinations; "
              + MOST_TOGETHER
              + " can be looked through",
          all);
    }
    return new Factor(axes, left(axes, choices, about, all.intValueExact()));
  }

  private static int[] left(int[] axes, List<int[]> choices, List<Exclusion> about, int all) {
    int[] found = new int[all * axes.length];
    int places = 0;
    int[] coordinates = new int[choices.size()];
    for (int number = 0; number < all; number++) {
      int rest = number;
      for (int i = axes.length - 1; i >= 0; i--) {
        int[] values = choices.get(axes[i]);
        coordinates[axes[i]] = values[rest % values.length];
        rest /= values.length;
      }
      if (about.stream().noneMatch(exclusion -> exclusion.covers(coordinates))) {
        for (int axis : axes) {
          found[places++] = coordinates[axis];
        }
      }
    }
    return Arrays.copyOf(found, places);
  }
}
