package org.lifeboat.experiment.machine;

import java.util.List;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.experiment.machine.ByteSizes.Listed;
import org.lifeboat.experiment.machine.ByteSizes.LogUniform;
import org.lifeboat.experiment.machine.Weighted.Share;

/**
 * What generated machines are like. Each is drawn by itself.
 *
 * @param memory RAM in bytes, as {@link MemorySize} counts it; multiples of 1 MB from 256 MB to 64
 *     TB
 * @param lowEnd where low RAM ends if there is enough; the hole below 4 GB begins there. Multiples
 *     of 1 MB from 256 MB to 3.5 GB
 * @param holes how many reserved pieces lie in low RAM; at most 64
 * @param holeBytes how large each is; multiples of 4 KB, at most 16 MB
 * @param devices how many devices there are that transfer data; at most {@link #MOST_DEVICES}
 * @param maskBits how many address bits the driver of each uses, 1 to 64
 */
public record Distributions(
    ByteSizes memory,
    ByteSizes lowEnd,
    Between holes,
    ByteSizes holeBytes,
    Between devices,
    Weighted<Integer> maskBits) {
  /** So many devices fit on a bus beside a board's own. */
  public static final int MOST_DEVICES = 128;

  private static final long KB = 1L << 10;
  private static final long MB = 1L << 20;
  private static final long GB = 1L << 30;
  private static final long LEAST_MEMORY = 256 * MB;
  private static final long MOST_MEMORY = 64L << 40;
  private static final long MOST_LOW = 3584 * MB;
  private static final int MOST_HOLES = 64;
  private static final long MOST_HOLE = 16 * MB;
  private static final int MOST_MASK = 64;

  /**
   * Machines as they stand around, by no statistics but our own eyes: 2 GB to 512 GB, a hole of 512
   * MB to 2 GB, a few reserved pieces, most devices with 64 bits, some with 32, few with others.
   */
  public static final Distributions USUAL =
      new Distributions(
          new Listed(
              new Weighted<>(
                  List.of(
                      new Share<>(2 * GB, 1),
                      new Share<>(4 * GB, 3),
                      new Share<>(8 * GB, 6),
                      new Share<>(16 * GB, 6),
                      new Share<>(32 * GB, 4),
                      new Share<>(64 * GB, 2),
                      new Share<>(128 * GB, 1),
                      new Share<>(256 * GB, 1),
                      new Share<>(512 * GB, 1)))),
          new Listed(
              new Weighted<>(
                  List.of(
                      new Share<>(2 * GB, 4),
                      new Share<>(2560 * MB, 2),
                      new Share<>(3 * GB, 3),
                      new Share<>(MOST_LOW, 1)))),
          new Between(0, 6),
          new LogUniform(4 * KB, MOST_HOLE, 4 * KB),
          new Between(2, 12),
          new Weighted<>(
              List.of(
                  new Share<>(24, 1),
                  new Share<>(31, 1),
                  new Share<>(32, 10),
                  new Share<>(36, 2),
                  new Share<>(39, 2),
                  new Share<>(40, 2),
                  new Share<>(64, 22))));

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if one is broken; the message says which and what would be
   *     right
   */
  public Distributions {
    check("memory", memory, LEAST_MEMORY, MOST_MEMORY, MB);
    check("the end of low RAM", lowEnd, LEAST_MEMORY, MOST_LOW, MB);
    check("a hole", holeBytes, 4 * KB, MOST_HOLE, 4 * KB);
    check("holes", holes, MOST_HOLES);
    check("devices", devices, MOST_DEVICES);
    maskBits
        .values()
        .filter(bits -> bits < 1 || bits > MOST_MASK)
        .forEach(
            bits -> {
              throw new IllegalArgumentException(
                  "a DMA mask of %s bits is not in 1 to %s".formatted(bits, MOST_MASK));
            });
  }

  private static void check(String what, ByteSizes sizes, long least, long most, long step) {
    if (sizes.least() < least || sizes.most() > most || !sizes.areMultiplesOf(step)) {
      throw new IllegalArgumentException(
          "%s from %s to %s is out of bounds: multiples of %s, from %s to %s"
              .formatted(
                  what,
                  Sizes.human(sizes.least()),
                  Sizes.human(sizes.most()),
                  Sizes.human(step),
                  Sizes.human(least),
                  Sizes.human(most)));
    }
  }

  private static void check(String what, Between number, int most) {
    if (number.most() > most) {
      throw new IllegalArgumentException(
          "%s %s are too many: at most %s".formatted(number.most(), what, most));
    }
  }
}
