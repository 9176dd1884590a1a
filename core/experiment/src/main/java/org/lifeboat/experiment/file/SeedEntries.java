package org.lifeboat.experiment.file;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.plugin.Setting.Unit;
import org.lifeboat.engine.config.Block;
import org.lifeboat.engine.config.Node;

/** Reads the entries of {@code seeds}: numbers, and blocks {@code { from, count }}. */
final class SeedEntries {
  private static final int MOST = 100_000;

  private SeedEntries() {}

  static List<Value<Long>> read(Node node) {
    return node.isBlock() ? node.block(SeedEntries::range).orElse(List.of()) : one(node);
  }

  private static List<Value<Long>> one(Node node) {
    return node.number(Unit.PLAIN, Long.MIN_VALUE, Long.MAX_VALUE).stream()
        .map(seed -> new Value<>(seed, seed))
        .toList();
  }

  private static List<Value<Long>> range(Block block) {
    long from = block.integer("from", 0, Integer.MAX_VALUE).or(0);
    int count = block.integer("count", 1, MOST).required();
    List<Value<Long>> seeds = new ArrayList<>(count);
    for (long seed = from; seed < from + count; seed++) {
      seeds.add(new Value<>(seed, seed));
    }
    return seeds;
  }
}
