package org.lifeboat.testkit.check;

import java.time.Duration;

/**
 * What a check may cost. Each duration is at least a millisecond.
 *
 * @param whole the check of a jar
 * @param clause one clause that boots
 * @param boot one boot; a call that boots nothing may take twice as long
 * @param memoryBytes the heap of the process that the jar is checked in, at least {@link
 *     #LEAST_MEMORY}
 */
public record Limits(Duration whole, Duration clause, Duration boot, long memoryBytes) {
  /** What the contracts themselves need, in bytes. */
  public static final long LEAST_MEMORY = 64L << 20;

  /** Two minutes, 256 MB. */
  public static final Limits USUAL =
      new Limits(
          Duration.ofSeconds(120), Duration.ofSeconds(60), Duration.ofSeconds(5), 256L << 20);

  /**
   * @throws IllegalArgumentException if there is too little of anything
   */
  public Limits {
    if (whole.toMillis() < 1 || clause.toMillis() < 1 || boot.toMillis() < 1) {
      throw new IllegalArgumentException("no time to check anything");
    }
    if (memoryBytes < LEAST_MEMORY) {
      throw new IllegalArgumentException(
          "a heap of %s bytes; the contracts need %s".formatted(memoryBytes, LEAST_MEMORY));
    }
  }

  /** With another time for the check of a jar. */
  public Limits withWhole(Duration other) {
    return new Limits(other, clause, boot, memoryBytes);
  }

  /** With another heap. */
  public Limits withMemoryBytes(long other) {
    return new Limits(whole, clause, boot, other);
  }
}
