package org.lifeboat.load.slots;

/**
 * The places of a segment where a regular request may begin, a bit each: every so many slots, and
 * not so that it crosses a boundary.
 */
final class Grid {
  /** A bit in every first, second, fourth, ... 64th place. */
  private static final long[] EVERY = {
    -1L,
    0x5555_5555_5555_5555L,
    0x1111_1111_1111_1111L,
    0x0101_0101_0101_0101L,
    0x0001_0001_0001_0001L,
    0x0000_0001_0000_0001L,
    1L
  };

  private final Request request;
  private int stride;
  private int residue;
  private int slots;
  private long window;
  private long everyStride;
  private long inWindows;
  private long low;
  private long high;

  Grid(Request request) {
    this.request = request;
  }

  /**
   * Lays a grid for the request as it is now.
   *
   * @param place any of its places in the pool
   */
  void lay(int place) {
    stride = request.stride();
    residue = place & (stride - 1);
    slots = (int) request.slots();
    window = request.window();
    if (stride <= Long.SIZE) {
      everyStride = EVERY[Integer.numberOfTrailingZeros(stride)] << residue;
    }
    if (window <= Long.SIZE) {
      long inFirst = -1L >>> (Long.SIZE - 1 - (int) (window - slots));
      inWindows = inFirst * EVERY[Long.numberOfTrailingZeros(window)];
    }
  }

  /** Which lanes of a {@link RunTree} have its places. */
  long lanes() {
    return Lanes.ofGrid(residue, stride);
  }

  /** The first segment, this one or above, that has one of its places. */
  int segmentFrom(int segment) {
    int start = segment << Segments.SHIFT;
    return stride <= Segments.SLOTS
        ? segment
        : (start + ((residue - start) & (stride - 1))) >> Segments.SHIFT;
  }

  /** Moves to a segment: {@link #low} and {@link #high} are its places. */
  void enter(int segment) {
    int start = segment << Segments.SHIFT;
    if (stride <= Long.SIZE) {
      low = everyStride;
      high = everyStride;
    } else {
      int place = (residue - start) & (stride - 1);
      low = place < Long.SIZE ? 1L << place : 0;
      high = place >= Long.SIZE && place < Segments.SLOTS ? 1L << place : 0;
    }
    long phase = request.phase(start);
    if (window <= Long.SIZE) {
      long allowed = Long.rotateRight(inWindows, (int) phase);
      low &= allowed;
      high &= allowed;
    } else {
      avoid(window - phase);
    }
  }

  /** Removes the places from which the request would reach across a boundary. */
  private void avoid(long boundary) {
    if (boundary < Segments.SLOTS) {
      int end = (int) boundary;
      int first = Math.max(0, end - slots + 1);
      low &= ~Segments.low(first, end);
      high &= ~Segments.high(first, end);
    }
  }

  /** Keeps the places {@code from} to before {@code to} alone; both may lie outside. */
  void keep(int from, int to) {
    if (from > 0) {
      low &= from < Long.SIZE ? -1L << from : 0;
      high &= from > Long.SIZE ? -1L << from : -1;
    }
    if (to < Segments.SLOTS) {
      low &= Segments.low(0, to);
      high &= Segments.high(0, to);
    }
  }

  /** Places 0 to 63. */
  long low() {
    return low;
  }

  /** Places 64 to 127. */
  long high() {
    return high;
  }
}
