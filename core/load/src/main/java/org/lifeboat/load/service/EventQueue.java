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

  /** Foresees an event. */
  void add(long time, long event) {
    if (size == times.length) {
      grow();
    }
    int hole = size++;
    while (hole > 0 && time < times[(hole - 1) / 2]) {
      move((hole - 1) / 2, hole);
      hole = (hole - 1) / 2;
    }
    put(hole, time, foreseen++, event);
  }

  /** Takes the next away; there must be one. */
  long take() {
    long next = events[0];
    size--;
    long time = times[size];
    long order = orders[size];
    int hole = 0;
    int child = earlierChild(hole);
    while (child < size && isBefore(child, time, order)) {
      move(child, hole);
      hole = child;
      child = earlierChild(hole);
    }
    put(hole, time, order, events[size]);
    return next;
  }

  private int earlierChild(int parent) {
    int left = 2 * parent + 1;
    int right = left + 1;
    return right < size && isBefore(right, times[left], orders[left]) ? right : left;
  }

  private boolean isBefore(int place, long time, long order) {
    return times[place] < time || times[place] == time && orders[place] < order;
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
