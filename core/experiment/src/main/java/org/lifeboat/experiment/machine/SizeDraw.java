package org.lifeboat.experiment.machine;

import org.lifeboat.experiment.machine.ByteSizes.Listed;
import org.lifeboat.experiment.machine.ByteSizes.LogUniform;

/** Draws sizes. */
final class SizeDraw {
  private SizeDraw() {}

  static long of(ByteSizes sizes, Draws draws) {
    if (sizes instanceof Listed listed) {
      return listed.sizes().draw(draws);
    }
    return of((LogUniform) sizes, draws);
  }

  private static long of(LogUniform sizes, Draws draws) {
    double first = StrictMath.log((double) sizes.least());
    double behind = StrictMath.log((double) sizes.most() + sizes.step());
    long drawn = (long) StrictMath.exp(first + draws.unit() * (behind - first));
    return Math.max(sizes.least(), Math.min(sizes.most(), drawn - drawn % sizes.step()));
  }
}
