package org.lifeboat.experiment.machine;

import java.util.List;
import java.util.stream.Stream;

/**
 * One of some values, each as likely as its weight says.
 *
 * @param shares at least one
 */
public record Weighted<T>(List<Share<T>> shares) {
  private static final int MOST_WEIGHT = 1_000_000;

  /**
   * A value and how often it comes.
   *
   * @param weight from 1 to a million; one with twice the weight comes twice as often
   */
  public record Share<T>(T value, int weight) {
    /**
     * @throws IllegalArgumentException if the weight is out of bounds
     */
    public Share {
      if (weight < 1 || weight > MOST_WEIGHT) {
        throw new IllegalArgumentException(
            "a weight of %s for %s is not in 1 to %s".formatted(weight, value, MOST_WEIGHT));
      }
    }
  }

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public Weighted {
    if (shares.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to choose from: give a value");
    }
    shares = List.copyOf(shares);
  }

  /** Each as likely. */
  public static <T> Weighted<T> evenly(List<T> values) {
    return new Weighted<>(values.stream().map(value -> new Share<>(value, 1)).toList());
  }

  /** The values. */
  public Stream<T> values() {
    return shares.stream().map(Share::value);
  }

  T draw(Draws draws) {
    long left = draws.below(shares.stream().mapToLong(Share::weight).sum());
    for (Share<T> share : shares) {
      left -= share.weight();
      if (left < 0) {
        return share.value();
      }
    }
    throw new IllegalStateException("weights do not add up");
  }
}
