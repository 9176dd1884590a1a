package org.lifeboat.lab.replay;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Times replays: warms up, then takes batches that are long enough for the clock, each replay on a
 * fresh subject and with nobody listening.
 */
public final class ReplayTimer {
  /** Batches of a measurement: an odd number has a median of its own. */
  static final int BATCHES = 9;

  /** A batch takes at least this long: thousands of times what a clock may be off. */
  static final long BATCH_NANOS = 20_000_000;

  /** The just-in-time compilers have done their work by then. */
  static final long WARM_UP_NANOS = 2_000_000_000;

  /** A clock that stands still does not keep anybody here for ever. */
  private static final long MOST_WARM_UPS = 1 << 20;

  private final LongSupplier clock;

  /**
   * @param clock nanoseconds since any moment, as {@link System#nanoTime} has them
   */
  public ReplayTimer(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * What was measured, in nanoseconds per operation.
   *
   * @param median of the batches
   * @param fastest batch
   * @param slowest batch
   * @param batches how many there were
   * @param replays in each of them
   */
  public record Timing(double median, double fastest, double slowest, int batches, long replays) {}

  /**
   * Times a trace.
   *
   * @param least replays in all batches together, at least 1; more where a batch would be too short
   * @throws RuntimeException whatever the replay throws
   */
  public Timing time(Timeable trace, long least) {
    long replays = Math.max(warmUp(trace), (least + BATCHES - 1) / BATCHES);
    double[] nanos = new double[BATCHES];
    for (int batch = 0; batch < BATCHES; batch++) {
      nanos[batch] = (double) batch(trace, replays) / replays / trace.operations();
    }
    Arrays.sort(nanos);
    return new Timing(nanos[BATCHES / 2], nanos[0], nanos[BATCHES - 1], BATCHES, replays);
  }

  /** Answers how many replays make a batch. */
  private long warmUp(Timeable trace) {
    long replays = 1;
    long last = batch(trace, replays);
    long all = last;
    for (long done = 1; all < WARM_UP_NANOS && done < MOST_WARM_UPS; done += replays) {
      if (last < BATCH_NANOS) {
        replays *= 2;
      }
      last = batch(trace, replays);
      all += last;
    }
    return replays;
  }

  private long batch(Timeable trace, long replays) {
    long start = clock.getAsLong();
    for (long i = 0; i < replays; i++) {
      trace.replay().run();
    }
    return clock.getAsLong() - start;
  }
}
