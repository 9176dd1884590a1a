package org.lifeboat.load.service;

import java.util.Arrays;

/**
 * What will happen, earliest first; of what happens at the same time, what was foreseen first. A
 * radix heap (Ahuja, Mehlhorn, Orlin, Tarjan: Faster algorithms for the shortest path problem,
 * 1990): an event lies in the bucket of the highest bit in which its time differs from the present,
 * and moves to lower ones as that comes nearer, a few times in all, in order and side by side.
 * Nothing is made for an event.
 */
final class EventQueue {
  private final Bucket[] buckets = new Bucket[Long.SIZE + 1];
  private long filled;
  private long present;
  private int size;

  EventQueue() {
    Arrays.setAll(buckets, b -> new Bucket());
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** When the next happens; there must be one. */
  long time() {
    if (buckets[0].isEmpty()) {
      approach();
    }
    return present;
  }

  /**
   * Foresees an event.
   *
   * @param time not before what {@link #time} said last, nor before the last that was taken
   */
  void add(long time, long event) {
    size++;
    put(time, event);
  }

  /** Takes the next away; there must be one. */
  long take() {
    if (buckets[0].isEmpty()) {
      approach();
    }
    size--;
    return buckets[0].takeFirst();
  }

  private void put(long time, long event) {
    int bucket = Long.SIZE - Long.numberOfLeadingZeros(time ^ present);
    buckets[bucket].add(time, event);
    if (bucket > 0) {
      filled |= 1L << bucket - 1;
    }
  }

  /** Makes the earliest time the present: its events are then in bucket 0. */
  private void approach() {
    int lowest = Long.numberOfTrailingZeros(filled) + 1;
    filled &= filled - 1;
    Bucket bucket = buckets[lowest];
    present = bucket.earliest();
    for (int i = 0; i < bucket.end; i += 2) {
      put(bucket.events[i], bucket.events[i + 1]);
    }
    bucket.end = 0;
  }

  /** Times and events in turn, in the order in which they came. */
  private static final class Bucket {
    private static final int FIRST_ROOM = 16;

    private long[] events = new long[FIRST_ROOM];
    private int begin;
    private int end;

    boolean isEmpty() {
      return begin == end;
    }

    void add(long time, long event) {
      if (end == events.length) {
        events = Arrays.copyOf(events, 2 * end);
      }
      events[end] = time;
      events[end + 1] = event;
      end += 2;
    }

    long takeFirst() {
      long event = events[begin + 1];
      begin += 2;
      if (begin == end) {
        begin = 0;
        end = 0;
      }
      return event;
    }

    long earliest() {
      long earliest = Long.MAX_VALUE;
      for (int i = 0; i < end; i += 2) {
        earliest = Math.min(earliest, events[i]);
      }
      return earliest;
    }
  }
}
