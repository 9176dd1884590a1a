package org.lifeboat.experiment.machine;

import org.lifeboat.engine.render.Sizes;

/** How large something is. */
public sealed interface ByteSizes {
  /** The smallest size there may be, in bytes. */
  long least();

  /** The largest. */
  long most();

  /** Whether all sizes are multiples of {@code step}. */
  boolean areMultiplesOf(long step);

  /**
   * Sizes from a list, as memory is sold.
   *
   * @param sizes in bytes, each above 0
   */
  record Listed(Weighted<Long> sizes) implements ByteSizes {
    /**
     * @throws IllegalArgumentException if a size is not above 0
     */
    public Listed {
      sizes
          .values()
          .filter(size -> size <= 0)
          .forEach(
              size -> {
                throw new IllegalArgumentException(size + " bytes are no size: above 0");
              });
    }

    @Override
    public long least() {
      return sizes.values().mapToLong(Long::longValue).min().orElseThrow();
    }

    @Override
    public long most() {
      return sizes.values().mapToLong(Long::longValue).max().orElseThrow();
    }

    @Override
    public boolean areMultiplesOf(long step) {
      return sizes.values().allMatch(size -> size % step == 0);
    }
  }

  /**
   * Sizes between bounds, of which a doubling is as likely anywhere: as many from 1 to 2 GB as from
   * 64 to 128.
   *
   * @param least in bytes, a multiple of {@code step}
   * @param most in bytes, a multiple of {@code step}, no less than {@code least}
   * @param step all sizes are multiples of it
   */
  record LogUniform(long least, long most, long step) implements ByteSizes {
    /**
     * @throws IllegalArgumentException if a bound is broken
     */
    public LogUniform {
      if (step <= 0) {
        throw new IllegalArgumentException("a step of %s bytes is not above 0".formatted(step));
      }
      if (least <= 0 || most < least || least % step != 0 || most % step != 0) {
        throw new IllegalArgumentException(
            "from %s to %s are no sizes in steps of %s: multiples of it above 0, ascending"
                .formatted(Sizes.human(least), Sizes.human(most), Sizes.human(step)));
      }
    }

    @Override
    public boolean areMultiplesOf(long unit) {
      return step % unit == 0;
    }
  }
}
