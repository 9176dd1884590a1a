package org.lifeboat.experiment.file;

import java.util.Map;
import java.util.TreeMap;
import org.lifeboat.engine.config.Block;
import org.lifeboat.engine.config.Node;

/** The block {@code settings}, whose keys are paths, in quotes or as blocks in blocks. */
final class SettingPaths {
  private SettingPaths() {}

  /** What stands under each path, ascending; nothing where there is no such block. */
  static Map<String, Node> of(Block block) {
    Map<String, Node> byPath = new TreeMap<>();
    block
        .find(Axes.SETTINGS)
        .flatMap(node -> node.block(Block::entries))
        .ifPresent(entries -> add("", entries, byPath));
    return byPath;
  }

  private static void add(String above, Map<String, Node> entries, Map<String, Node> byPath) {
    entries.forEach(
        (key, node) -> {
          if (node.isBlock()) {
            add(above + key + ".", node.block(Block::entries).orElse(Map.of()), byPath);
          } else {
            byPath.put(above + key, node);
          }
        });
  }
}
