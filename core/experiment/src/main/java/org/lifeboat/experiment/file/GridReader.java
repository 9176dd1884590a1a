package org.lifeboat.experiment.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.lifeboat.engine.config.Block;
import org.lifeboat.engine.config.Node;

/** Reads {@code matrix} and the entries of {@code include}: lists of values by axis. */
final class GridReader {
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");
  private static final List<String> SETTABLE =
      List.of("policies", "drivers", "allocator", "kernel");

  private final Axes axes;

  GridReader(Axes axes) {
    this.axes = axes;
  }

  /** What a grid says of the axes that it names. */
  Map<AxisReader<?>, int[]> read(Block block) {
    Map<AxisReader<?>, int[]> choices = new HashMap<>();
    for (AxisReader<?> axis : axes.all()) {
      if (!axis.key().startsWith(Axes.SETTINGS)) {
        block.find(axis.key()).ifPresent(node -> choices.put(axis, axis.read(node)));
      }
    }
    SettingPaths.of(block).forEach((path, node) -> setting(path, node, choices));
    return choices;
  }

  private void setting(String path, Node node, Map<AxisReader<?>, int[]> choices) {
    if (!PATH.matcher(path).matches() || !SETTABLE.contains(path.split("\\.", 2)[0])) {
      node.problem(
          "'" + path + "' is no setting that can be varied",
          "a key below "
              + String.join(", ", SETTABLE)
              + ": policies.deferred-init.pool-bytes; machines, memory, parameters and seeds are"
              + " axes of their own");
      return;
    }
    axes.setting(path, node).ifPresent(axis -> choices.put(axis, axis.read(node)));
  }
}
