package org.lifeboat.load.slots;

/**
 * Eight small numbers in a long, one a byte: how long the longest free run is that begins at a slot
 * that is 0, 1, ... 7 modulo 8. The searches that devices make of a page or less look at every
 * first, second, fourth or eighth slot, so that one comparison of all bytes says whether a place
 * can be there. Lengths above {@link #MOST} count as that.
 */
final class Lanes {
  /** The largest number in a lane: a bit of each byte is left for the comparison. */
  static final int MOST = 127;

  private static final int COUNT = 8;
  private static final long EACH = 0x0101_0101_0101_0101L;
  private static final long TOP_BITS = EACH << 7;
  private static final long[] FROM_LANE_0 = runsFromLane0();

  private Lanes() {}

  private static long[] runsFromLane0() {
    long[] runs = new long[Segments.SLOTS + 1];
    for (int slots = 0; slots < runs.length; slots++) {
      for (int lane = 0; lane < COUNT; lane++) {
        long rest = Math.min(MOST, Math.max(0, slots - lane));
        runs[slots] |= rest << (Byte.SIZE * lane);
      }
    }
    return runs;
  }

  /** What one free run of up to a segment offers: each of its slots begins what is left of it. */
  static long ofRun(int first, int slots) {
    return Long.rotateLeft(FROM_LANE_0[slots], Byte.SIZE * (first & (COUNT - 1)));
  }

  /** The larger of both, lane by lane. */
  static long max(long one, long other) {
    long notLess = ((one | TOP_BITS) - other) & TOP_BITS;
    long choice = (notLess - (notLess >>> 7)) | notLess;
    return (one & choice) | (other & ~choice);
  }

  /** The lanes in which runs begin at every {@code stride}-th slot, a power of two. */
  static long ofGrid(int residue, int stride) {
    return switch (stride) {
      case 1 -> TOP_BITS;
      case 2 -> 0x0080_0080_0080_0080L << (Byte.SIZE * (residue & 1));
      case 4 -> 0x0000_0080_0000_0080L << (Byte.SIZE * (residue & 3));
      default -> 0x80L << (Byte.SIZE * (residue & (COUNT - 1)));
    };
  }

  /** The same number, up to a segment, in all lanes. */
  static long inEach(int slots) {
    return Math.min(MOST, slots) * EACH;
  }

  /** Whether a lane of {@link #ofGrid} reaches what {@link #inEach} asks. */
  static boolean reach(long lanes, long asked, long grid) {
    return (((lanes | TOP_BITS) - asked) & grid) != 0;
  }
}
