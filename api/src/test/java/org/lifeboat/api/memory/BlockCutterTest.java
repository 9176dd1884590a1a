package org.lifeboat.api.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BlockCutterTest {
  private static List<PageBlock> cut(long firstPfn, long endPfn, int maxOrder) {
    List<PageBlock> blocks = new ArrayList<>();
    BlockCutter.forEachBlock(
        firstPfn, endPfn, maxOrder, (pfn, order) -> blocks.add(new PageBlock(pfn, order)));
    return blocks;
  }

  @Test
  void theBouncePoolOfTheReferenceIsCutAsTheKernelCutsIt() {
    List<Integer> orders =
        Stream.of(List.of(2, 3, 5, 8), Collections.nCopies(15, 10), List.of(9, 7, 6, 4, 2))
            .flatMap(List::stream)
            .toList();

    assertThat(cut(0x7bed4, 0x7fed4, 10)).extracting(PageBlock::order).isEqualTo(orders);
  }

  @Test
  void frameZeroIsAlignedToEverything() {
    assertThat(cut(0, 0x400, 10)).containsExactly(new PageBlock(0, 10));
  }

  @Test
  void nothingIsCutIntoNothing() {
    assertThat(cut(7, 7, 10)).isEmpty();
  }

  @Property
  void theBlocksCoverTheRangeInOrderAndNoneCouldBeLarger(
      @ForAll @IntRange(max = 5000) int firstPfn,
      @ForAll @IntRange(max = 5000) int pages,
      @ForAll @IntRange(max = 10) int maxOrder) {
    long next = firstPfn;
    long end = (long) firstPfn + pages;
    for (PageBlock block : cut(firstPfn, end, maxOrder)) {
      assertThat(block.pfn()).isEqualTo(next);
      assertThat(block.order()).isLessThanOrEqualTo(maxOrder);
      boolean largest =
          block.order() == maxOrder
              || next % (2L << block.order()) != 0
              || next + (2L << block.order()) > end;
      assertThat(largest).isTrue();
      next += block.pages();
    }
    assertThat(next).isEqualTo(end);
  }
}
