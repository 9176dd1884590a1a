package org.lifeboat.engine.config;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.plugin.Setting.Unit;
import org.lifeboat.load.workload.Arrivals;
import org.lifeboat.load.workload.Distribution;
import org.lifeboat.load.workload.GeneratedWorkload;

/**
 * Reads a workload that is made by chance.
 *
 * @param processors how many the machine may have
 */
record GeneratedReader(int processors) {
  /** Its keys that a workload which was recorded has not. */
  static final List<String> KEYS =
      List.of(
          WorkloadClasses.CLASS,
          "bytes",
          "offset",
          ArrivalsReader.RATE,
          "burst",
          "on",
          "off",
          "depth",
          "leak",
          "bounced-share",
          "processors");

  static final Distribution START_OF_PAGE = new Distribution.Constant(0);

  private static final double DAY_NANOS = 86_400e9;

  /** How long something takes. */
  static final DistributionReader TIME =
      new DistributionReader(new Bounds(Measure.NANOS, 1, DAY_NANOS));

  /** The largest mapping that anybody means. */
  static final long MOST_BYTES = 1L << 40;

  private static final DistributionReader SIZE =
      new DistributionReader(new Bounds(Measure.BYTES, 1, MOST_BYTES));
  private static final DistributionReader OFFSET =
      new DistributionReader(new Bounds(Measure.BYTES, 0, Pages.SIZE - 1));

  WorkloadBody read(Block block) {
    Distribution bytes = SIZE.field(block, "bytes").required();
    Distribution offset = OFFSET.field(block, "offset").or(START_OF_PAGE);
    Arrivals arrivals = ArrivalsReader.read(block);
    Distribution hold = TIME.field(block, "hold").required();
    double leak = Bounds.SHARE.field(block, "leak").or(0.0);
    OptionalDouble bounced =
        Bounds.SHARE.field(block, "bounced-share").optional().stream()
            .mapToDouble(Double::doubleValue)
            .findFirst();
    List<Integer> mapping = mapping(block);
    return (name, device, limits) ->
        new GeneratedWorkload(
            name, device, limits, bytes, offset, arrivals, hold, leak, bounced, mapping);
  }

  private List<Integer> mapping(Block block) {
    List<Integer> numbers =
        block
            .list(
                "processors",
                node -> node.number(Unit.PLAIN, 0, processors - 1).map(Long::intValue))
            .or(List.of());
    if (Set.copyOf(numbers).size() < numbers.size()) {
      block.find("processors").ifPresent(n -> n.problem("names a processor twice", ""));
    }
    return numbers;
  }
}
