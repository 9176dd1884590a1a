package org.lifeboat.engine.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lifeboat.load.workload.Distribution;

/**
 * Reads how a number varies: a number alone, or a block with one key, which names the kind.
 *
 * @param bounds of what it may be
 */
record DistributionReader(Bounds bounds) {
  private static final Bounds WEIGHT = new Bounds(Measure.COUNT, 0.001, 1e6);
  private static final Bounds SHAPE = new Bounds(Measure.COUNT, 0.01, 100);

  /** What stands under a key of a block. */
  Field<Distribution> field(Block block, String key) {
    return new Field<>(
        block,
        key,
        block.find(key).flatMap(this::read),
        () -> new Distribution.Constant(bounds.least()));
  }

  private Optional<Distribution> read(Node node) {
    return node.isBlock()
        ? node.block(this::kind).flatMap(kind -> kind)
        : bounds.read(node).map(Distribution.Constant::new);
  }

  private Optional<Distribution> kind(Block block) {
    List<Distribution> kinds =
        List.of(
                block.block("uniform", this::uniform).optional(),
                block.block("exponential", this::exponential).optional(),
                block.block("pareto", this::pareto).optional(),
                choice(block))
            .stream()
            .flatMap(Optional::stream)
            .toList();
    if (block.keys() != 1) {
      block
          .node()
          .problem("has " + block.keys() + " keys", "one, which names the kind of distribution");
    }
    return kinds.stream().findFirst();
  }

  private Distribution uniform(Block block) {
    return between(block, bounds, ends -> new Distribution.Uniform(ends.from(), ends.to()));
  }

  private Distribution exponential(Block block) {
    return new Distribution.Exponential(bounds.from(1).field(block, "mean").required());
  }

  private Distribution pareto(Block block) {
    double shape = SHAPE.field(block, "shape").required();
    return between(
        block, bounds.from(1), ends -> new Distribution.Pareto(ends.from(), ends.to(), shape));
  }

  private record Ends(double from, double to) {}

  private static Distribution between(
      Block block, Bounds bounds, Function<Ends, Distribution> made) {
    Field<Double> from = bounds.field(block, "from");
    Field<Double> to = bounds.field(block, "to");
    Ends ends = new Ends(from.required(), to.required());
    if (from.optional().isPresent() && to.optional().isPresent() && ends.from() > ends.to()) {
      block.node().problem("'from' is above 'to'", "");
    }
    return made.apply(ends);
  }

  private Optional<Distribution> choice(Block block) {
    Optional<List<Distribution.Weighted>> values =
        block.blocks("choice", this::weighted).optional();
    Optional<Node> node = block.find("choice");
    if (node.flatMap(Node::entries).filter(List::isEmpty).isPresent()) {
      node.get().problem("has no value", "one at least: { value, weight }");
    }
    return values.map(Distribution.Choice::new);
  }

  private Distribution.Weighted weighted(Block block) {
    return new Distribution.Weighted(
        bounds.field(block, "value").required(), WEIGHT.field(block, "weight").or(1.0));
  }
}
