package org.lifeboat.experiment.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.lifeboat.engine.config.Block;
import org.lifeboat.engine.config.Node;
import org.lifeboat.engine.config.Spelling;
import org.lifeboat.experiment.question.Chart;
import org.lifeboat.experiment.question.Finding;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.experiment.row.Column.Type;

/** Reads {@code charts} and {@code findings}. */
final class QuestionReader {
  private static final List<String> KINDS = List.of("heat-map", "distribution", "curve");

  private final Map<String, Column> columns = new TreeMap<>();

  QuestionReader(List<Column> columns) {
    columns.forEach(column -> this.columns.put(column.name(), column));
  }

  /** One chart; empty after a problem. */
  Optional<Chart> chart(Node node) {
    return node.block(this::kind).flatMap(chart -> chart);
  }

  private Optional<Chart> kind(Block block) {
    Optional<Chart> heatMap = block.block("heat-map", this::heatMap).optional();
    Optional<Chart> distribution = block.block("distribution", this::distribution).optional();
    Optional<Chart> curve = block.block("curve", this::curve).optional();
    if (KINDS.stream().filter(block::has).count() != 1) {
      block.node().problem("must say one kind of chart", "one of " + String.join(", ", KINDS));
    }
    return heatMap.or(() -> distribution).or(() -> curve);
  }

  private Chart heatMap(Block block) {
    return new Chart.HeatMap(
        title(block),
        where(block),
        column(block, "x", c -> true, ""),
        column(block, "y", c -> true, ""),
        column(block, "value", c -> c.type() != Type.TEXT, "a flag or a whole number"));
  }

  private Chart distribution(Block block) {
    return new Chart.Distribution(
        title(block),
        where(block),
        column(block, "value", c -> c.type() == Type.WHOLE, "a whole number"),
        column(block, "by", c -> true, ""));
  }

  private Chart curve(Block block) {
    return new Chart.Curve(
        title(block),
        where(block),
        column(block, "x", c -> true, ""),
        column(block, "y", c -> c.type() != Type.TEXT, "a flag or a whole number"),
        block.has("by") ? Optional.of(column(block, "by", c -> true, "")) : Optional.empty(),
        block.flag("logarithmic").or(false));
  }

  private static String title(Block block) {
    return line(block.text("title").required());
  }

  private static Optional<String> where(Block block) {
    return block.text("where").optional();
  }

  private String column(Block block, String key, Predicate<Column> fits, String wanted) {
    String name = block.text(key).required();
    Optional<Node> node = block.find(key);
    Column column = columns.get(name);
    if (node.isPresent() && column == null) {
      node.get().problem("'" + name + "' is no column", Spelling.hint(name, columns.keySet()));
    } else if (node.isPresent() && !fits.test(column)) {
      node.get().problem("'" + name + "' does not fit", wanted);
    }
    return name;
  }

  static Finding finding(Block block) {
    return new Finding(
        block.text("query").required(),
        line(block.text("say").required()),
        line(block.text("otherwise").or("The results hold nothing to say this of.")));
  }

  /** A text that may be broken into lines in the file, in one. */
  static String line(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
