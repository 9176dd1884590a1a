package org.lifeboat.experiment.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lifeboat.engine.config.Node;

/**
 * Reads the entries of axes that are keys of a plan: {@code kernels}, {@code policies}, {@code
 * parameters}, {@code settings}. Their values are checked when plans are made of them.
 */
final class PlanEntries {
  private static final String ID = "id";

  private PlanEntries() {}

  /** What is left as the plan has it. */
  static Value<Optional<Node>> own() {
    return new Value<>(Optional.empty(), null);
  }

  /** An id, a block with an id and settings, {@code all} that there are, or {@code own}. */
  static List<Value<Optional<Node>>> named(Node node, List<String> all) {
    String text = node.isText() ? node.text().orElse("") : label(node);
    return switch (text) {
      case Axis.AS_IT_IS -> List.of(own());
      case FaultEntries.ALL ->
          all.stream().map(id -> new Value<>(Optional.of(node.saying(id)), id)).toList();
      default -> List.of(new Value<>(Optional.of(node), text));
    };
  }

  private static String label(Node node) {
    Map<String, Node> keys = node.block(block -> block.entries()).orElse(Map.of());
    return keys.entrySet().stream()
        .map(
            e ->
                e.getKey().equals(ID)
                    ? e.getValue().shown()
                    : e.getKey() + "=" + e.getValue().shown())
        .map(text -> text.replace("\"", ""))
        .sorted((a, b) -> Boolean.compare(a.contains("="), b.contains("=")))
        .collect(Collectors.joining(" "));
  }

  /** Text that goes behind the kernel's parameters. */
  static List<Value<Optional<String>>> parameters(Node node) {
    return node.text().stream().map(text -> new Value<>(Optional.of(text), text)).toList();
  }

  /** Any value of a setting. */
  static List<Value<Optional<Node>>> setting(Node node) {
    String label = node.isText() ? node.text().orElse("") : node.shown();
    return List.of(new Value<>(Optional.of(node), label));
  }
}
