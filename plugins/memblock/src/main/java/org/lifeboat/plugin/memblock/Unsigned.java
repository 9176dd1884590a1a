package org.lifeboat.plugin.memblock;

/** Comparisons of addresses, which are unsigned up to 2^64-1. */
final class Unsigned {
  private Unsigned() {}

  static boolean less(long a, long b) {
    return Long.compareUnsigned(a, b) < 0;
  }

  static long max(long a, long b) {
    return Long.compareUnsigned(a, b) > 0 ? a : b;
  }

  static long min(long a, long b) {
    return Long.compareUnsigned(a, b) < 0 ? a : b;
  }
}
