package org.lifeboat.engine.ledger;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A value, or none, for each address from 0 on. Addresses are signed: those of memory are below
 * 2^52. Neighbours with equal values are one interval. Two sorted arrays and binary search: there
 * are hundreds of intervals, not millions, and a boot asks all the time.
 *
 * @param <T> values, compared by {@code equals}
 */
final class IntervalMap<T> {
  /**
   * Interval n reaches from {@code starts[n]} to {@code starts[n + 1]}; the last one has no end.
   */
  private long[] starts = new long[64];

  private @Nullable Object[] values = new @Nullable Object[64];
  private int size = 1;

  /** The interval that was asked for last: the next question is mostly about the same place. */
  private int last;

  /** How many intervals there are, those without a value included. */
  int size() {
    return size;
  }

  long start(int index) {
    return starts[index];
  }

  long end(int index) {
    return index + 1 < size ? starts[index + 1] : Long.MAX_VALUE;
  }

  @SuppressWarnings("unchecked") // only assign() writes values
  @Nullable T value(int index) {
    return (T) values[index];
  }

  /** The interval that holds an address. */
  int indexOf(long address) {
    if (last >= size || address < starts[last] || address >= end(last)) {
      last = search(address);
    }
    return last;
  }

  private int search(long address) {
    int low = 0;
    int high = size;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (starts[middle] <= address) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Gives {@code [start, end)}, which is not empty, a value, whatever it had before. */
  void assign(long start, long end, T value) {
    int first = indexOf(start);
    int until = indexOf(end - 1);
    Object behind = values[until];

    boolean cutsFirst = starts[first] < start;
    int from = cutsFirst ? first + 1 : first;
    boolean joinsLeft = from > 0 && value.equals(values[from - 1]);

    boolean cutsLast = end(until) > end;
    boolean joinsRight = cutsLast ? value.equals(behind) : value.equals(values[until + 1]);
    int to = !cutsLast && joinsRight ? until + 2 : until + 1;

    int added = (joinsLeft ? 0 : 1) + (cutsLast && !joinsRight ? 1 : 0);
    splice(from, to, added);
    int next = from;
    if (!joinsLeft) {
      starts[next] = start;
      values[next++] = value;
    }
    if (cutsLast && !joinsRight) {
      starts[next] = end;
      values[next] = behind;
    }
  }

  /** Replaces the intervals {@code [from, to)} by room for others. */
  private void splice(int from, int to, int added) {
    int newSize = size - (to - from) + added;
    if (newSize > starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
      values = Arrays.copyOf(values, 2 * values.length);
    }
    System.arraycopy(starts, to, starts, from + added, size - to);
    System.arraycopy(values, to, values, from + added, size - to);
    size = newSize;
  }
}
