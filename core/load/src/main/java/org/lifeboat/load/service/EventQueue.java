package org.lifeboat.load.service;

import java.util.Arrays;

/**
 * What will happen, earliest first; of what happens at the same time, what was foreseen first. A
 * binary heap in arrays: nothing is made for an event.
 */
final class EventQueue {
  private static final int FIRST_ROOM = 64;

  private long[] times = new long[FIRST_ROOM];
  private long[] orders = new long[FIRST_ROOM];
  private long[] events = new long[FIRST_ROOM];
  private int size;
  private long foreseen;

  boolean isEmpty() {
    return size == 0;
  }

  /** When the next happens; there must be one. */
  long time() {
    return times[0];
  }

  /** Foresees an event, at 0 or later. */
  void add(long time, long event) {
    if (size == times.length) {
      grow();
    }
    rise(size++, time, foreseen++, event);
  }

  /** Takes the next away; there must be one. */
  long take() {
    long next = events[0];
    size--;
    int hole = 0;
    while (2 * hole + 2 < size) {
      int child = earlierChild(hole);
      move(child, hole);
      hole = child;
    }
    if (2 * hole + 1 < size) {
      move(2 * hole + 1, hole);
      hole = 2 * hole + 1;
    }
    rise(hole, times[size], orders[size], events[size]);
    return next;
  }

  private void rise(int from, long time, long order, long event) {
    int hole = from;
    int parent = (hole - 1) >> 1;
    while (hole > 0 && difference(time, order, parent) < 0) {
      move(parent, hole);
      hole = parent;
      parent = (hole - 1) >> 1;
    }
    put(hole, time, order, event);
  }

  /** By arithmetic: which of both it is no processor could foretell. */
  private int earlierChild(int parent) {
    int left = 2 * parent + 1;
    int right = left + 1;
    return left + (int) (difference(times[right], orders[right], left) >>> Long.SIZE - 1);
  }

  /** Below 0 for what happens before the event at a place. */
  private long difference(long time, long order, int place) {
    long later = time - times[place];
    return later != 0 ? later : order - orders[place];
  }

  private void move(int from, int to) {
    put(to, times[from], orders[from], events[from]);
  }

  private void put(int place, long time, long order, long event) {
    times[place] = time;
    orders[place] = order;
    events[place] = event;
  }

  private void grow() {
    int room = 2 * times.length;
    times = Arrays.copyOf(times, room);
    orders = Arrays.copyOf(orders, room);
    events = Arrays.copyOf(events, room);
  }
}
