package org.lifeboat.load.trace;

import java.util.Optional;
import org.lifeboat.load.workload.Distribution;

/**
 * What a text does not say.
 *
 * @param holdNanos how long a mapping lives, nanoseconds, where the text knows no unmaps; such a
 *     text is refused if this is empty
 * @param seed for drawing it
 */
public record MapTraceOptions(Optional<Distribution> holdNanos, long seed) {
  /** The text must say all. */
  public static final MapTraceOptions NONE = new MapTraceOptions(Optional.empty(), 0);

  /** Each mapping lives so long where the text knows no unmaps. */
  public static MapTraceOptions holding(Distribution nanos, long seed) {
    return new MapTraceOptions(Optional.of(nanos), seed);
  }
}
