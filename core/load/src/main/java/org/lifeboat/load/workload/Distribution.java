package org.lifeboat.load.workload;

import java.util.List;

/** How a number varies: bytes, or nanoseconds. All bounds are inclusive and finite. */
public sealed interface Distribution {
  /** Always the same. */
  record Constant(double value) implements Distribution {}

  /** Each value between two as often as each other. */
  record Uniform(double least, double most) implements Distribution {}

  /** Memoryless, as of independent arrivals. */
  record Exponential(double mean) implements Distribution {}

  /** Heavy-tailed: few are very large. Density falls with {@code value^-(shape+1)} in between. */
  record Pareto(double least, double most, double shape) implements Distribution {}

  /** One of some values, each as often as its weight says. */
  record Choice(List<Weighted> values) implements Distribution {
    /** Copies the list. */
    public Choice {
      values = List.copyOf(values);
    }
  }

  /** A value and its weight, above 0. */
  record Weighted(double value, double weight) {}
}
