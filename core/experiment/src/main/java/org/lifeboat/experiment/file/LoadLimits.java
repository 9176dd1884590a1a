package org.lifeboat.experiment.file;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lifeboat.engine.config.Block;
import org.lifeboat.experiment.metric.Metric;
import org.lifeboat.load.service.Scenario.Limits;

/** Reads {@code load}: how long the workloads of each boot's machine are watched. */
final class LoadLimits {
  private static final String LOAD = "load";

  /** More than anybody waits for, and so few that nanoseconds are far below 2^63. */
  private static final int MOST_SECONDS = 86_400;

  private static final int MOST_MAPPINGS = 1_000_000_000;

  private LoadLimits() {}

  /** Empty where no metric is about a load. */
  static Optional<Limits> read(Block root, List<Metric> metrics) {
    boolean asked = metrics.stream().anyMatch(Metric::takesLoad);
    if (!asked && root.has(LOAD)) {
      root.find(LOAD)
          .ifPresent(n -> n.problem("counts for no metric", "a metric of loads: " + takers()));
    }
    Limits limits = root.block(LOAD, LoadLimits::limits).or(Limits.USUAL);
    return asked ? Optional.of(limits) : Optional.empty();
  }

  private static Limits limits(Block block) {
    return Limits.ofSeconds(
        block.integer("seconds", 1, MOST_SECONDS).or(Limits.USUAL_SECONDS),
        block.integer("mappings", 1, MOST_MAPPINGS).or(Limits.USUAL_MAPPINGS));
  }

  private static String takers() {
    return Arrays.stream(Metric.values())
        .filter(Metric::takesLoad)
        .map(m -> m.column().name())
        .collect(joining(", "));
  }
}
