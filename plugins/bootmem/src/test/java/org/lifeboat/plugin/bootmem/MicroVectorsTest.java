package org.lifeboat.plugin.bootmem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.memory.PageBlock;

/** The vectors of linux-2.6.32-33.md sections 9.2 and 9.1 X17. */
class MicroVectorsTest {
  @Test
  void requestsFollowTheHintAndShareThePageOfTheOneBefore() {
    BootmemNode node = node(0x100, 0x4000);
    String[] rows = {
      "100 64 0 100000 101 100064",
      "100 64 0 100080 101 1000e4",
      "8192 64 0 100100 103 102100",
      "4096 4096 0 103000 104 104000",
      "32768 64 0 104000 10c 10c000",
      "10 64 2000000 2000000 2001 200000a",
      "64 64 0 2000040 2001 2000080"
    };
    for (String row : rows) {
      String[] cells = row.split(" ");
      long bytes = Long.parseLong(cells[0]);
      long align = Long.parseLong(cells[1]);
      long pfn = node.find((bytes + 4095) / 4096, align, hex(cells[2]) >>> 12, Long.MAX_VALUE);
      long address = node.addressAt(pfn, align);
      node.take(pfn, address, bytes);
      assertThat(new long[] {address, node.hintPfn(), node.lastEnd()})
          .as(row)
          .containsExactly(hex(cells[3]), hex(cells[4]), hex(cells[5]));
    }
  }

  @Test
  void theLastWordOfANodeIsHandedOverPageByPage() {
    BootmemNode node = node(0, 256);
    assertThat(Blocks.of(node::handOver))
        .startsWith(new PageBlock(0, 6), new PageBlock(64, 6), new PageBlock(128, 6))
        .hasSize(3 + 64)
        .endsWith(new PageBlock(254, 0), new PageBlock(255, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 257, 4, 1",
    "0, 255, 3, 63",
    "1, 256, 2, 127",
    "10, 20, 0, 10",
    "70, 192, 0, 122"
  })
  void onlyWholeWordsBelowTheLastAreBlocks(long first, long end, long words, long singles) {
    assertThat(Blocks.of(node(first, end)::handOver))
        .satisfies(
            blocks -> {
              assertThat(blocks).filteredOn(block -> block.order() == 6).hasSize((int) words);
              assertThat(blocks).filteredOn(block -> block.order() == 0).hasSize((int) singles);
            });
  }

  private static BootmemNode node(long firstPfn, long endPfn) {
    BootmemNode node = new BootmemNode();
    node.grow(firstPfn, endPfn);
    node.free(firstPfn, endPfn);
    return node;
  }

  private static long hex(String text) {
    return Long.parseLong(text, 16);
  }
}
