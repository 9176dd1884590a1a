package org.lifeboat.engine.pages;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.memory.Pages;

/**
 * Finds the run that holds a block, by its address. Runs of different strides may lie between each
 * other's blocks, so runs are sorted first by stride, then by phase (frame modulo stride), then by
 * frame: in that order the blocks of a run are neighbours, and nothing lies between them. The cost
 * of a look-up is that of a hash map, plus a tree's for each stride in use.
 */
final class RunIndex {
  private static final int PFN_BITS = 52 - Pages.SHIFT;

  /** Odd, near 2^64 divided by the golden ratio. */
  private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

  private final Map<Long, FreeRun> singles = new HashMap<>();
  private final TreeMap<Long, FreeRun> runs = new TreeMap<>();

  /** Bit n is set where a run has the stride 2^n. */
  private long stridesInUse;

  void add(FreeRun run) {
    if (run.count == 1) {
      singles.put(spread(run.headPfn), run);
    } else {
      int stride = log2(run.stride());
      runs.put(key(run.lowestPfn(), stride), run);
      stridesInUse |= 1L << stride;
    }
  }

  /** Forgets a run; it must be as it was when it was added. */
  void remove(FreeRun run) {
    if (run.count == 1) {
      singles.remove(spread(run.headPfn));
    } else {
      int stride = log2(run.stride());
      runs.remove(key(run.lowestPfn(), stride));
      Long next = runs.ceilingKey((long) stride << PFN_BITS);
      if (next == null || next >>> PFN_BITS != stride) {
        stridesInUse &= ~(1L << stride);
      }
    }
  }

  /** The run of which a block starts at {@code pfn}, or null. */
  @Nullable FreeRun find(long pfn) {
    FreeRun single = singles.isEmpty() ? null : singles.get(spread(pfn));
    if (single != null) {
      return single;
    }
    for (long rest = stridesInUse; rest != 0; rest &= rest - 1) {
      int stride = Long.numberOfTrailingZeros(rest);
      long key = key(pfn, stride);
      Map.Entry<Long, FreeRun> below = runs.floorEntry(key);
      if (below != null && key - below.getKey() < below.getValue().count) {
        return below.getValue();
      }
    }
    return null;
  }

  /**
   * Stride, phase, and position within the phase: the frame number with its low bits moved to the
   * front.
   */
  private static long key(long pfn, int stride) {
    long phase = pfn & ((1L << stride) - 1);
    return ((long) stride << PFN_BITS) | (phase << (PFN_BITS - stride)) | (pfn >>> stride);
  }

  /** Another number for each frame: those of large blocks end in zeros, and would meet as keys. */
  private static long spread(long pfn) {
    return pfn * SPREAD;
  }

  private static int log2(long powerOfTwo) {
    return Long.numberOfTrailingZeros(powerOfTwo);
  }
}
