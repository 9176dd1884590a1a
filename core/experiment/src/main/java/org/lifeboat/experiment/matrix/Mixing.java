package org.lifeboat.experiment.matrix;

/**
 * Numbers that look random and depend on nothing but their arguments: the finalizer of SplitMix64
 * (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
 */
final class Mixing {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private Mixing() {}

  /** 64 bits, all of which depend on each bit of both arguments. */
  static long mix(long seed, long number) {
    return finish(finish(seed + GOLDEN) ^ finish(number * GOLDEN + GOLDEN));
  }

  private static long finish(long z) {
    long x = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    x = (x ^ x >>> 27) * 0x94d049bb133111ebL;
    return x ^ x >>> 31;
  }
}
