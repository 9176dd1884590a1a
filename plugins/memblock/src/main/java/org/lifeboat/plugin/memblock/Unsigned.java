package org.lifeboat.plugin.memblock;

/** Comparisons of addresses, which are unsigned up to 2^64-1. */
final class Unsigned {
  private Unsigned() {}

  /** Not Long.compareUnsigned: a search asks it of every region, mostly before it was optimised. */
  static boolean less(long a, long b) {
    return a + Long.MIN_VALUE < b + Long.MIN_VALUE;
  }

  static long max(long a, long b) {
    return less(b, a) ? a : b;
  }

  static long min(long a, long b) {
    return less(a, b) ? a : b;
  }
}
