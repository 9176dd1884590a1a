package org.lifeboat.experiment.matrix;

import java.util.Objects;
import org.lifeboat.load.chance.Mixing;

/**
 * The numbers below a bound in an order that a seed decides, each found without the others: a
 * Feistel network over the next power of four, walked until it comes out below the bound (Black,
 * Rogaway: Ciphers with arbitrary finite domains, 2002).
 */
final class Shuffle {
  private static final int ROUNDS = 6;

  private final long size;
  private final long seed;
  private final int halfBits;

  /**
   * @param size the bound, 1 to 2^62
   */
  Shuffle(long size, long seed) {
    if (size < 1 || size > 1L << 62) {
      throw new IllegalArgumentException("a shuffle of " + size);
    }
    this.size = size;
    this.seed = seed;
    this.halfBits = Math.max(1, (64 - Long.numberOfLeadingZeros(size - 1) + 1) / 2);
  }

  /** Which number stands at a place, 0 to one less than the size. */
  long at(long place) {
    Objects.checkIndex(place, size);
    long number = place;
    do {
      number = permute(number);
    } while (number >= size);
    return number;
  }

  private long permute(long number) {
    long mask = (1L << halfBits) - 1;
    long left = number >>> halfBits;
    long right = number & mask;
    for (int round = 0; round < ROUNDS; round++) {
      long next = left ^ Mixing.mix(seed + round, right) & mask;
      left = right;
      right = next;
    }
    return left << halfBits | right;
  }
}
