package org.lifeboat.experiment.file;

import java.util.List;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.plugin.Setting.Unit;
import org.lifeboat.engine.config.Node;

/** Reads the entries of {@code memory}: sizes, or {@code own}. */
final class MemoryEntries {
  /** In the place of a size: what the machine has. */
  static final long OWN = 0;

  private static final long LEAST = 64L << 20;

  private MemoryEntries() {}

  static Value<Long> own() {
    return new Value<>(OWN, null);
  }

  static List<Value<Long>> read(Node node) {
    if (node.text().filter(Axis.AS_IT_IS::equals).isPresent()) {
      return List.of(own());
    }
    return node.number(Unit.BYTES, LEAST, Pages.ADDRESS_END / 2).stream()
        .map(bytes -> new Value<>(bytes, bytes))
        .toList();
  }
}
