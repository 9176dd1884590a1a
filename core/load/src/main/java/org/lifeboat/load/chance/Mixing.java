package org.lifeboat.load.chance;

/**
 * Numbers that look random and depend on nothing but their arguments: the finalizer of SplitMix64
 * (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014), variant 13 of
 * Stafford's.
 */
public final class Mixing {
  /** 2^64 divided by the golden ratio, odd: neighbouring numbers get far apart. */
  public static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

  private Mixing() {}

  /** 64 bits, all of which depend on each bit of both arguments. */
  public static long mix(long seed, long number) {
    return finish(finish(seed + GOLDEN) ^ finish(number * GOLDEN + GOLDEN));
  }

  /** 64 bits, all of which depend on each bit of the argument; no two arguments give the same. */
  public static long finish(long value) {
    long once = (value ^ value >>> 30) * 0xbf58_476d_1ce4_e5b9L;
    long twice = (once ^ once >>> 27) * 0x94d0_49bb_1331_11ebL;
    return twice ^ twice >>> 31;
  }
}
