package org.lifeboat.load.workload;

import java.util.Optional;

/** When a workload asks for mappings. */
public sealed interface Arrivals {
  /**
   * Whatever happens to earlier ones, as packets come: independent moments.
   *
   * @param perSecond moments a second on average while it is on
   * @param burst mappings at each moment, rounded, at least 1
   * @param most mappings of it at one time, direct ones too; what comes beyond waits for one to
   *     end, first come first served, and no more than {@code most} wait: the rest is the device's
   *     own loss, is never asked for and counts nowhere
   * @param pauses when it is on and off; empty for always on
   */
  record Open(double perSecond, Distribution burst, int most, Optional<Pauses> pauses)
      implements Arrivals {}

  /**
   * As many as fit are mapped always, as a ring of receive buffers or a full queue: where one ends,
   * the next begins. One that fails is tried again after a time like that of holding, and one that
   * leaks is followed as if it had been unmapped.
   *
   * @param depth mappings at one time
   */
  record Closed(int depth) implements Arrivals {}

  /**
   * Times of work and of rest, in turn, nanoseconds, 1 at least; it begins with work. A workload
   * falls silent where more than a thousand of them pass for each mapping that may come.
   *
   * @param on how long it works
   * @param off how long it rests
   */
  record Pauses(Distribution on, Distribution off) {}
}
