package org.lifeboat.load.slots;

import java.util.Arrays;
import org.lifeboat.api.bounce.BouncePool;

/**
 * Which slots are free, a bit each, in segments that no mapping crosses. What the kernel keeps in
 * {@code io_tlb_slot.list} is {@link #runFrom}, counted when it is asked for.
 */
final class Segments {
  /** Slots of a segment. */
  static final int SLOTS = BouncePool.SEGMENT_SLOTS;

  /** Base-two logarithm of {@link #SLOTS}. */
  static final int SHIFT = 7;

  private static final int WORD_SHIFT = 6;

  private final long[] free;

  /** All free. */
  Segments(int slots) {
    free = new long[slots >> WORD_SHIFT];
    Arrays.fill(free, -1L);
  }

  int count() {
    return free.length >> 1;
  }

  /** Takes slots of one segment, all of them free. */
  void take(int first, int slots) {
    flip(first, slots);
  }

  /** Gives slots of one segment back, none of them free. */
  void give(int first, int slots) {
    flip(first, slots);
  }

  private void flip(int first, int slots) {
    int word = (first >> SHIFT) << 1;
    int from = first & (SLOTS - 1);
    free[word] ^= low(from, from + slots);
    free[word + 1] ^= high(from, from + slots);
  }

  /** Free slots from here on, up to the segment's end. */
  int runFrom(int slot) {
    int word = slot >> WORD_SHIFT;
    int left = Long.SIZE - (slot & (Long.SIZE - 1));
    int run = Long.numberOfTrailingZeros(~(free[word] >>> slot));
    return run < left || (word & 1) == 1 ? run : run + Long.numberOfTrailingZeros(~free[word + 1]);
  }

  /** Free slots just below, down to the segment's start. */
  int runBelow(int slot) {
    int at = slot & (SLOTS - 1);
    if (at == 0) {
      return 0;
    }
    int word = (slot - 1) >> WORD_SHIFT;
    int left = 1 + ((slot - 1) & (Long.SIZE - 1));
    int run = Long.numberOfLeadingZeros(~(free[word] << -left));
    return run < left || (word & 1) == 0 ? run : run + Long.numberOfLeadingZeros(~free[word - 1]);
  }

  /**
   * The first of some places of a segment where a free run begins.
   *
   * @param slots how long it must be, at most a segment
   * @param low places 0 to 63 that count, a bit each
   * @param high places 64 to 127 that count
   * @return its place in the segment; {@link #SLOTS} if there is none
   */
  int firstRun(int segment, int slots, long low, long high) {
    long runsLow = free[2 * segment];
    long runsHigh = free[2 * segment + 1];
    int known = 1;
    while (known < slots && (runsLow | runsHigh) != 0) {
      int more = Math.min(known, slots - known);
      if (more == Long.SIZE) {
        runsLow &= runsHigh;
        runsHigh = 0;
      } else {
        runsLow &= runsLow >>> more | runsHigh << -more;
        runsHigh &= runsHigh >>> more;
      }
      known += more;
    }
    runsLow &= low;
    runsHigh &= high;
    return runsLow != 0
        ? Long.numberOfTrailingZeros(runsLow)
        : Long.SIZE + Long.numberOfTrailingZeros(runsHigh);
  }

  /** What the free runs of a segment offer together. */
  long lanes(int segment) {
    long low = free[2 * segment];
    long high = free[2 * segment + 1];
    int top = Long.numberOfLeadingZeros(~low);
    int bottom = Long.numberOfTrailingZeros(~high);
    long lanes = top == 0 ? 0 : Lanes.ofRun(Long.SIZE - top, top + bottom);
    lanes = lanes(low & low(0, Long.SIZE - top), lanes);
    return lanes(top == 0 ? high : high & low(bottom, Long.SIZE), lanes);
  }

  /** The same with the runs of a word more. */
  private static long lanes(long word, long before) {
    long lanes = before;
    for (long rest = word; rest != 0; rest &= rest + Long.lowestOneBit(rest)) {
      int first = Long.numberOfTrailingZeros(rest);
      int run = Long.numberOfTrailingZeros(~(rest >>> first));
      lanes = Lanes.max(lanes, Lanes.ofRun(first, run));
    }
    return lanes;
  }

  /** Bits of the places {@code from} to before {@code to}, each 0 to 128, that are below 64. */
  static long low(int from, int to) {
    return below(to) & ~below(from);
  }

  /** The same for the places from 64 on. */
  static long high(int from, int to) {
    return below(to - Long.SIZE) & ~below(from - Long.SIZE);
  }

  private static long below(int place) {
    if (place <= 0) {
      return 0;
    }
    return place >= Long.SIZE ? -1 : (1L << place) - 1;
  }
}
