package org.lifeboat.load.service;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.slots.SlotPool;

/** What is mapped at the moment, by small numbers that are used again. */
final class Mappings {
  private static final int FIRST_ROOM = 64;

  private @Nullable SlotPool[] pools = new SlotPool[FIRST_ROOM];
  private DmaLimits[] devices = new DmaLimits[FIRST_ROOM];
  private long[] places = new long[FIRST_ROOM];
  private int[] free = new int[FIRST_ROOM];
  private int freeCount;
  private int made;

  /** Adds one that has slots of a pool. */
  int add(SlotPool pool, DmaLimits device, long busAddress) {
    int mapping = next();
    pools[mapping] = pool;
    devices[mapping] = device;
    places[mapping] = busAddress;
    return mapping;
  }

  /** Adds one that has a buffer of its own. */
  int addSingle(long bytes) {
    int mapping = next();
    pools[mapping] = null;
    places[mapping] = bytes;
    return mapping;
  }

  /** The pool whose slots it has; null if it has a buffer of its own. */
  @Nullable SlotPool pool(int mapping) {
    return pools[mapping];
  }

  /** The bus address of its slots. */
  long place(int mapping) {
    return places[mapping];
  }

  /** What its device demands. */
  DmaLimits device(int mapping) {
    return devices[mapping];
  }

  /** Bytes of its own buffer. */
  long singleBytes(int mapping) {
    return places[mapping];
  }

  /** Forgets one; its number may be had again. */
  void remove(int mapping) {
    free[freeCount++] = mapping;
  }

  private int next() {
    if (freeCount > 0) {
      return free[--freeCount];
    }
    if (made == places.length) {
      grow();
    }
    return made++;
  }

  private void grow() {
    int room = 2 * places.length;
    pools = Arrays.copyOf(pools, room);
    devices = Arrays.copyOf(devices, room);
    places = Arrays.copyOf(places, room);
    free = Arrays.copyOf(free, room);
  }
}
