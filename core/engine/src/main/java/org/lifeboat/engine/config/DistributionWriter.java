package org.lifeboat.engine.config;

import org.lifeboat.load.workload.Distribution;

/**
 * Writes how a number varies: what {@link DistributionReader} reads.
 *
 * @param measure what it counts
 */
record DistributionWriter(Measure measure) {
  private static final DistributionWriter COUNT = new DistributionWriter(Measure.COUNT);

  Written write(Distribution distribution) {
    if (distribution instanceof Distribution.Uniform d) {
      return WrittenBlock.of("uniform", between(d.least(), d.most()));
    }
    if (distribution instanceof Distribution.Exponential d) {
      return WrittenBlock.of("exponential", WrittenBlock.of("mean", word(d.mean())));
    }
    if (distribution instanceof Distribution.Pareto d) {
      return WrittenBlock.of(
          "pareto", between(d.least(), d.most()).put("shape", COUNT.word(d.shape())));
    }
    if (distribution instanceof Distribution.Choice d) {
      return new WrittenBlock().list("choice", d.values().stream().map(this::weighted).toList());
    }
    return word(((Distribution.Constant) distribution).value());
  }

  private WrittenBlock between(double least, double most) {
    return new WrittenBlock().put("from", word(least)).put("to", word(most));
  }

  private WrittenBlock weighted(Distribution.Weighted value) {
    WrittenBlock block = WrittenBlock.of("value", word(value.value()));
    return value.weight() == 1 ? block : block.put("weight", COUNT.word(value.weight()));
  }

  /** A number that does not vary. */
  Written word(double number) {
    return WrittenBlock.wordOf(measure.show(number));
  }
}
