package org.lifeboat.experiment.matrix;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.lifeboat.load.chance.Mixing;

/**
 * The combinations that an experiment takes, numbered from 0: first those of its matrix, all or
 * some, then all of those that it includes besides.
 */
public final class Matrix {
  /** More boots than anybody waits for: at fifty thousand a second, they take six hours. */
  public static final long MOST_BOOTS = 1_000_000_000;

  private final long taken;
  private final Draw draw;
  private final List<Grid> besides = new ArrayList<>();
  private final long size;

  /** Finds the combination of a number. */
  @FunctionalInterface
  private interface Draw {
    int[] at(long number);
  }

  /**
   * The numbering.
   *
   * @param choices for each axis the values that it takes in the matrix, at least one each
   * @param besides for each further grid the same
   * @param exclusions what is left out of all of them
   * @param sampling what is taken of the matrix
   * @throws TooManyException if there are more than {@link #MOST_BOOTS}, or too many to be numbered
   */
  public Matrix(
      List<int[]> choices, List<List<int[]>> besides, List<Exclusion> exclusions, Sampling sampling)
      throws TooManyException {
    Grid grid = new Grid(choices, exclusions);
    this.taken = grid.size() == 0 ? 0 : taken(grid, sampling);
    this.draw = draw(grid, sampling);
    BigInteger sum = BigInteger.valueOf(taken);
    for (List<int[]> further : besides) {
      Grid more = new Grid(further, exclusions);
      this.besides.add(more);
      sum = sum.add(BigInteger.valueOf(more.size()));
    }
    if (sum.compareTo(BigInteger.valueOf(MOST_BOOTS)) > 0) {
      throw new TooManyException("that would be " + sum + " boots", sum);
    }
    this.size = sum.longValueExact();
  }

  /** How many combinations are taken; 0 where all are left out. */
  public long size() {
    return size;
  }

  /**
   * A combination.
   *
   * @return for each axis the number of its value
   */
  public int[] at(long number) {
    Objects.checkIndex(number, size);
    if (number < taken) {
      return draw.at(number);
    }
    long left = number - taken;
    for (Grid grid : besides) {
      if (left < grid.size()) {
        return grid.at(left);
      }
      left -= grid.size();
    }
    throw new IllegalStateException("no grid has " + number);
  }

  private static long taken(Grid grid, Sampling sampling) {
    if (sampling instanceof Sampling.Random random) {
      return Math.min(random.count(), grid.size());
    }
    return sampling instanceof Sampling.LatinHypercube latin ? latin.count() : grid.size();
  }

  private Draw draw(Grid grid, Sampling sampling) {
    if (taken > 0 && sampling instanceof Sampling.Random random) {
      Shuffle shuffle = new Shuffle(grid.size(), random.seed());
      return number -> grid.at(shuffle.at(number));
    }
    if (taken > 0 && sampling instanceof Sampling.LatinHypercube latin) {
      return latin(grid, latin);
    }
    return grid::at;
  }

  /** Each wheel goes through its places in an order of its own, stretched over the draws. */
  private Draw latin(Grid grid, Sampling.LatinHypercube latin) {
    List<Factor> factors = grid.factors();
    List<Shuffle> shuffles = new ArrayList<>();
    for (int f = 0; f < factors.size(); f++) {
      shuffles.add(new Shuffle(taken, Mixing.mix(latin.seed(), f)));
    }
    return number -> {
      int[] coordinates = grid.at(0);
      for (int f = 0; f < factors.size(); f++) {
        long stratum = shuffles.get(f).at(number);
        int places = factors.get(f).size();
        factors
            .get(f)
            .turn(place(stratum, places, Mixing.mix(latin.seed(), stratum + f)), coordinates);
      }
      return coordinates;
    };
  }

  /** The place of a stratum: where a stratum spans several places, chance takes one of them. */
  private int place(long stratum, int places, long chance) {
    long first = stratum * places / taken;
    long end = Math.max(first + 1, (stratum + 1) * places / taken);
    return (int) (first + Long.remainderUnsigned(chance, end - first));
  }
}
