package org.lifeboat.experiment.file;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lifeboat.engine.config.Block;
import org.lifeboat.engine.config.Node;
import org.lifeboat.engine.config.Quantity;
import org.lifeboat.experiment.matrix.Exclusion;

/**
 * Reads the entries of {@code exclude}: for some axes a value, or values, {@code *} for any end.
 */
final class ExclusionReader {
  private static final String SETTINGS = Axes.SETTINGS + ".";

  private final List<Axis> axes;

  ExclusionReader(List<Axis> axes) {
    this.axes = axes;
  }

  /** What an entry leaves out; empty after a problem. */
  Optional<Exclusion> read(Node node) {
    return node.block(this::exclusion).filter(byAxis -> !byAxis.isEmpty()).map(Exclusion::new);
  }

  private Map<Integer, BitSet> exclusion(Block block) {
    Map<Integer, BitSet> byAxis = new HashMap<>();
    Map<String, Node> settings = SettingPaths.of(block);
    for (int a = 0; a < axes.size(); a++) {
      Axis axis = axes.get(a);
      Optional<Node> named =
          axis.key().startsWith(Axes.SETTINGS)
              ? Optional.ofNullable(settings.remove(axis.key().substring(SETTINGS.length())))
              : block.find(axis.key());
      if (named.isPresent()) {
        byAxis.put(a, values(axis, named.get()));
      }
    }
    settings.forEach((path, node) -> node.problem("'" + path + "' is not varied", "one that is"));
    if (byAxis.isEmpty()) {
      block.node().problem("names no axis", "one or more of those of 'matrix'");
    }
    return byAxis;
  }

  private static BitSet values(Axis axis, Node node) {
    BitSet found = new BitSet();
    List<Node> patterns = node.isText() ? List.of(node) : node.entries().orElse(List.of());
    for (Node each : patterns) {
      String text = each.text().orElse("");
      Predicate<Object> meant = meant(text);
      int before = found.cardinality();
      for (int value = 0; value < axis.size(); value++) {
        if (meant.test(Objects.requireNonNullElse(axis.label().apply(value), Axis.AS_IT_IS))) {
          found.set(value);
        }
      }
      if (found.cardinality() == before && !text.isEmpty()) {
        each.problem("no value of '" + axis.key() + "' is '" + text + "'", some(axis));
      }
    }
    return found;
  }

  /** A number by its size, {@code 4MB}; everything else by a pattern of its text. */
  private static Predicate<Object> meant(String text) {
    Optional<Long> number = Quantity.bytes(text);
    Pattern pattern = pattern(text);
    return label ->
        label instanceof Long size
            ? number.filter(size::equals).isPresent() || pattern.matcher(size.toString()).matches()
            : pattern.matcher(label.toString()).matches();
  }

  private static Pattern pattern(String glob) {
    return Pattern.compile(
        Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }

  private static String some(Axis axis) {
    String shown =
        IntStream.range(0, Math.min(8, axis.size()))
            .mapToObj(axis::shown)
            .collect(Collectors.joining(", "));
    return "one of " + shown + (axis.size() > 8 ? ", ..." : "");
  }
}
