package org.lifeboat.load.service;

/** Numbers that wait, first come first served. */
final class LongFifo {
  private static final int FIRST_ROOM = 16;

  private long[] ring = new long[FIRST_ROOM];
  private int first;
  private int size;

  int size() {
    return size;
  }

  void add(long number) {
    if (size == ring.length) {
      grow();
    }
    ring[first + size & ring.length - 1] = number;
    size++;
  }

  /** Takes the first away; there must be one. */
  long take() {
    long number = ring[first];
    first = first + 1 & ring.length - 1;
    size--;
    return number;
  }

  private void grow() {
    long[] wider = new long[2 * size];
    int tail = size - first;
    System.arraycopy(ring, first, wider, 0, tail);
    System.arraycopy(ring, 0, wider, tail, first);
    ring = wider;
    first = 0;
  }
}
