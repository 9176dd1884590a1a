package org.lifeboat.engine.config;

import java.util.Optional;

/**
 * Numbers that may have a fraction, between two, both included.
 *
 * @param measure what they count
 * @param least the smallest
 * @param most the largest
 */
record Bounds(Measure measure, double least, double most) {
  /** A share of something. */
  static final Bounds SHARE = new Bounds(Measure.COUNT, 0, 1);

  /** The same numbers, but those below {@code other}. */
  Bounds from(double other) {
    return new Bounds(measure, Math.max(least, other), most);
  }

  /** The number that a node says; empty after a problem. */
  Optional<Double> read(Node node) {
    Optional<String> text = node.text();
    Optional<Double> number = text.flatMap(measure::parse);
    if (text.isPresent() && number.isEmpty()) {
      node.problem(Quote.quoted(text.get()) + " is not " + measure.form(), "");
    }
    Optional<Double> inside = number.filter(n -> n >= least && n <= most);
    if (number.isPresent() && inside.isEmpty()) {
      node.problem(
          Quote.shortened(text.orElse("")) + " is out of range",
          measure.show(least) + " to " + measure.show(most));
    }
    return inside;
  }

  /** What stands under a key of a block. */
  Field<Double> field(Block block, String key) {
    return new Field<>(block, key, block.find(key).flatMap(this::read), () -> least);
  }
}
