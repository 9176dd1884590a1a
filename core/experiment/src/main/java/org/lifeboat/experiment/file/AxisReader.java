package org.lifeboat.experiment.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.lifeboat.engine.config.Node;
import org.lifeboat.experiment.row.Column;

/**
 * Collects the values of an axis, from the matrix and from what is included besides; a value that
 * comes again is the same value.
 *
 * @param <V> what values are
 */
final class AxisReader<V> {
  private final String key;
  private final Column column;
  private final Function<Node, List<Value<V>>> entry;
  private final Optional<Value<V>> asItIs;
  private final List<Value<V>> values = new ArrayList<>();
  private final Map<@Nullable Object, Integer> byLabel = new HashMap<>();

  /**
   * An axis without values yet.
   *
   * @param entry what an entry of its list says: one value, several, or none after a problem
   * @param asItIs its one value where nobody varies it, the one that changes nothing; empty where
   *     there is none
   */
  AxisReader(
      String key, Column column, Function<Node, List<Value<V>>> entry, Optional<Value<V>> asItIs) {
    this.key = key;
    this.column = column;
    this.entry = entry;
    this.asItIs = asItIs;
  }

  String key() {
    return key;
  }

  /**
   * The values that a matrix takes.
   *
   * @param node a list, or one value alone
   * @return their numbers; none after a problem
   */
  int[] read(Node node) {
    boolean alone = node.isText() || node.isBlock();
    List<Node> entries = alone ? List.of(node) : node.entries().orElse(List.of());
    if (!alone && entries.isEmpty()) {
      node.problem("is empty", "a list of at least one value");
    }
    Set<Integer> numbers = new LinkedHashSet<>();
    for (Node each : entries) {
      for (Value<V> value : entry.apply(each)) {
        int number = number(value);
        if (!numbers.add(number)) {
          each.problem("'" + axis().shown(number) + "' is there twice", "each value once");
        }
      }
    }
    return numbers.stream().mapToInt(n -> n).toArray();
  }

  /** The values of a matrix that does not name the axis: the one that changes nothing, if any. */
  int[] leftAsItIs() {
    return asItIs.stream().mapToInt(this::number).toArray();
  }

  /** The number of a value that may be known. */
  private int number(Value<V> value) {
    return byLabel.computeIfAbsent(
        value.label(),
        label -> {
          values.add(value);
          return values.size() - 1;
        });
  }

  V value(int number) {
    return values.get(number).of();
  }

  int size() {
    return values.size();
  }

  Axis axis() {
    return axis(number -> values.get(number).label());
  }

  Axis axis(IntFunction<@Nullable Object> label) {
    return new Axis(key, column, values.size(), label);
  }
}
