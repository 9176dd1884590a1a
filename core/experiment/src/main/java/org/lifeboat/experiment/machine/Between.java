package org.lifeboat.experiment.machine;

/**
 * A whole number, all of a range as likely.
 *
 * @param least 0 or more
 * @param most at least {@code least}
 */
public record Between(int least, int most) {
  /**
   * @throws IllegalArgumentException if a bound is broken
   */
  public Between {
    if (least < 0 || most < least) {
      throw new IllegalArgumentException(
          "from %s to %s is no range of numbers: from 0 on, ascending".formatted(least, most));
    }
  }

  int draw(Draws draws) {
    return least + (int) draws.below(most - least + 1L);
  }
}
