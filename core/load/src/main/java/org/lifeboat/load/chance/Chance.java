package org.lifeboat.load.chance;

/**
 * A row of numbers that look random, each to be had by its place in it. The bits are those of
 * SplitMix64 (Steele, Lea, Flood 2014), which is {@link java.util.SplittableRandom}; what is made
 * of them is made here, so that a later Java makes the same.
 */
public final class Chance {
  private static final double UNIT = 0x1p-53;

  private final long seed;

  /** The row of a seed. */
  public Chance(long seed) {
    this.seed = seed;
  }

  /** A row of its own for part {@code number} of what this one stands for. */
  public Chance part(long number) {
    return new Chance(Mixing.finish(seed + number * Mixing.GOLDEN));
  }

  /** A row of its own for what has this name. */
  public Chance part(String name) {
    long hash = name.length();
    for (int i = 0; i < name.length(); i++) {
      hash = Mixing.mix(hash, name.charAt(i));
    }
    return part(hash);
  }

  /** 64 bits. */
  public long bits(long place) {
    return Mixing.finish(seed + (place + 1) * Mixing.GOLDEN);
  }

  /** From 0 to one less than {@code bound}, which is at least 1 and at most 2^40. */
  public long below(long place, long bound) {
    return (bits(place) >>> 1) % bound;
  }

  /** From 0 to 1, exclusive. */
  public double unit(long place) {
    return (bits(place) >>> 11) * UNIT;
  }
}
