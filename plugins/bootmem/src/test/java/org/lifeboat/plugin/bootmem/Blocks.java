package org.lifeboat.plugin.bootmem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.lifeboat.api.memory.PageBlock;
import org.lifeboat.api.memory.PageSink;

/** Collects what bootmem hands over: each run must consist of blocks of its largest order alone. */
final class Blocks {
  private Blocks() {}

  static List<PageBlock> of(Consumer<PageSink> operation) {
    List<PageBlock> blocks = new ArrayList<>();
    operation.accept(
        (firstPfn, endPfn, maxOrder) -> {
          for (long pfn = firstPfn; pfn < endPfn; pfn += 1L << maxOrder) {
            blocks.add(new PageBlock(pfn, maxOrder));
          }
        });
    return blocks;
  }
}
