package org.lifeboat.engine.config;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lifeboat.engine.plan.KernelTexts;
import org.lifeboat.engine.plan.KernelTexts.CoreLine;
import org.lifeboat.engine.plan.KernelTexts.PoolLine;

/** Reads the {@code texts} block of a kernel profile. */
final class TextsReader {
  private static final Choices<PoolLine> POOL_LINES = Choices.of("pool line", PoolLine.class);
  private static final Choices<CoreLine> CORE_LINES =
      Choices.of("line of the IOMMU core", CoreLine.class);

  private TextsReader() {}

  static KernelTexts read(Block block) {
    return new KernelTexts(
        block.choice("pool", POOL_LINES).required(),
        block.flag("forced-pool").or(false),
        block.flag("missing-pool").or(true),
        block.flag("pool-release").or(true),
        set(block.list("iommu-core", node -> node.choice(CORE_LINES)).or(List.of())),
        block.flag("ignored-iommu-words").or(true),
        block.text("out-of-memory").or("System is deadlocked on memory"));
  }

  private static Set<CoreLine> set(List<CoreLine> lines) {
    return lines.isEmpty() ? Set.of() : EnumSet.copyOf(lines);
  }
}
