package org.lifeboat.engine.config;

import java.util.List;
import java.util.Optional;
import org.lifeboat.load.workload.Arrivals;
import org.lifeboat.load.workload.Distribution;

/** Reads when a workload asks for mappings. */
final class ArrivalsReader {
  static final String RATE = "rate";

  /** What a ring or a queue that is always full has not. */
  static final List<String> ONLY_WITH_RATE = List.of("burst", "on", "off");

  /** Slots of the largest pool: more mappings than any pool holds. */
  static final int MOST_DEPTH = 1 << 21;

  /** How many wait for slots of a queue that says nothing of its depth. */
  static final int USUAL_DEPTH = 1 << 16;

  static final Distribution SINGLE = new Distribution.Constant(1);

  private static final Bounds MOMENTS = new Bounds(Measure.COUNT, 0.001, 1e9);
  private static final DistributionReader BURST =
      new DistributionReader(new Bounds(Measure.COUNT, 1, USUAL_DEPTH));

  private ArrivalsReader() {}

  static Arrivals read(Block block) {
    Field<Double> rate = MOMENTS.field(block, RATE);
    Distribution burst = BURST.field(block, "burst").or(SINGLE);
    Optional<Arrivals.Pauses> pauses = pauses(block);
    Field<Integer> depth = block.integer("depth", 1, MOST_DEPTH);
    if (block.has(RATE)) {
      return new Arrivals.Open(rate.required(), burst, depth.or(USUAL_DEPTH), pauses);
    }
    if (!block.has("depth")) {
      block
          .node()
          .problem(
              "has neither 'rate' nor 'depth'",
              "a rate of independent arrivals, or how many are mapped at all times");
    }
    for (String key : ONLY_WITH_RATE) {
      block.find(key).ifPresent(n -> n.problem("stands without 'rate'", ""));
    }
    return new Arrivals.Closed(depth.or(1));
  }

  private static Optional<Arrivals.Pauses> pauses(Block block) {
    Field<Distribution> on = GeneratedReader.TIME.field(block, "on");
    Field<Distribution> off = GeneratedReader.TIME.field(block, "off");
    if (block.has("on") != block.has("off")) {
      Field<Distribution> alone = block.has("on") ? on : off;
      String other = block.has("on") ? "off" : "on";
      block
          .find(alone.key())
          .ifPresent(n -> n.problem("stands without '" + other + "'", "both or neither"));
    }
    return on.optional().flatMap(o -> off.optional().map(f -> new Arrivals.Pauses(o, f)));
  }
}
