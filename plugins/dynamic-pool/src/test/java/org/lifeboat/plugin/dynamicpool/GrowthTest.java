package org.lifeboat.plugin.dynamicpool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lifeboat.api.bounce.PoolGrowth;
import org.lifeboat.testkit.TestMachine;
import org.lifeboat.testkit.TestStage;

/** The kit's page allocator says the same of both zones below 4 GB, so that all counts twice. */
final class GrowthTest {
  private static final long MB = 1L << 20;
  private static final long PAGES_OF_BLOCK = 1024;

  private static TestStage free(long pages, int largestOrder) {
    return new TestStage(
        TestMachine.bare().withFreePages(pages).withLargestFreeOrder(largestOrder));
  }

  private static Growth growth(TestStage stage) {
    return new Growth(stage.pages());
  }

  @Test
  void growsInWholeBlocksUntilThereIsEnough() {
    TestStage stage = free(100 * PAGES_OF_BLOCK, 10);

    assertThat(growth(stage).take(9 * MB)).isEqualTo(12 * MB);
    assertThat(stage.blocksHeld()).hasSize(3).allMatch(block -> block.order() == 10);
  }

  @Test
  void takesNothingWhereNothingIsAskedFor() {
    TestStage stage = free(100 * PAGES_OF_BLOCK, 10);

    assertThat(growth(stage).take(0)).isZero();
    assertThat(stage.blocksHeld()).isEmpty();
  }

  @Test
  void endsWhereMemoryEnds() {
    TestStage stage = free(3 * PAGES_OF_BLOCK, 10);

    assertThat(growth(stage).take(1L << 32)).isBetween(4 * MB, 12 * MB);
  }

  @Test
  void doesNotGrowWhereMemoryIsInPieces() {
    TestStage stage = free(100 * PAGES_OF_BLOCK, 9);

    assertThat(growth(stage).take(4 * MB)).isZero();
    assertThat(growth(stage).mostBytes()).isZero();
    assertThat(growth(stage).largestBlockBytes()).isEqualTo(2 * MB);
    assertThat(growth(stage).further()).isEmpty();
  }

  @Test
  void whereNothingIsFreeNothingIsLargest() {
    assertThat(growth(free(0, 10)).largestBlockBytes()).isZero();
    assertThat(growth(free(0, 10)).mostBytes()).isZero();
  }

  @Test
  void whatIsFreeBoundsWhatCanBeHadInBothZones() {
    assertThat(growth(free(5 * PAGES_OF_BLOCK + 1, 10)).mostBytes()).isEqualTo(2 * 20 * MB);
  }

  @Test
  void itGrowsFurtherByBlocksUpToWhatCanBeHad() {
    assertThat(growth(free(5 * PAGES_OF_BLOCK + 1, 10)).further())
        .contains(new PoolGrowth(4 * MB, 2 * 20 * MB));
  }
}
