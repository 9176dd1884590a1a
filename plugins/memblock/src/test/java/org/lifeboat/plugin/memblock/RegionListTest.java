package org.lifeboat.plugin.memblock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Region;

/** How regions are added, merged and cut: linux-6.1.md sections 7.2 and 7.3. */
class RegionListTest {
  private final RegionList list = new RegionList();

  @Test
  void neighboursOfOneNodeAreOneRegion() {
    list.add(0x1000, 0x2000, 0);
    list.add(0x3000, 0x4000, 0);
    list.add(0x2000, 0x3000, 0);
    assertThat(list.toList()).containsExactly(region(0x1000, 0x4000, 0));
  }

  @Test
  void neighboursOfTwoNodesStayTwo() {
    list.add(0x1000, 0x2000, 0);
    list.add(0x2000, 0x3000, 1);
    assertThat(list.toList()).containsExactly(region(0x1000, 0x2000, 0), region(0x2000, 0x3000, 1));
  }

  @Test
  void onlyTheHolesOfAnOverlapGetTheNewNode() {
    list.add(0x2000, 0x3000, 0);
    list.add(0x5000, 0x6000, 1);
    list.add(0x1000, 0x7000, 1);
    assertThat(list.toList())
        .containsExactly(
            region(0x1000, 0x2000, 1), region(0x2000, 0x3000, 0), region(0x3000, 0x7000, 1));
  }

  @Test
  void addingTwiceChangesNothing() {
    list.add(0x1000, 0x3000, 0);
    list.add(0x1000, 0x3000, 0);
    list.add(0x1800, 0x2000, 1);
    assertThat(list.toList()).containsExactly(region(0x1000, 0x3000, 0));
  }

  @Test
  void anEmptyRangeIsNoRegion() {
    list.add(0x1000, 0x1000, 0);
    assertThat(list.toList()).isEmpty();
  }

  @Test
  void aPartInTheMiddleIsCutOut() {
    list.add(0x1000, 0x4000, 2);
    list.remove(0x1fff, 0x2001);
    assertThat(list.toList()).containsExactly(region(0x1000, 0x1fff, 2), region(0x2001, 0x4000, 2));
  }

  @Test
  void whatLiesInsideTheRemovedRangeGoesAndItsBordersAreCut() {
    list.add(0x1000, 0x2000, 0);
    list.add(0x3000, 0x4000, 0);
    list.add(0x5000, 0x6000, 0);
    list.remove(0x1800, 0x5800);
    assertThat(list.toList()).containsExactly(region(0x1000, 0x1800, 0), region(0x5800, 0x6000, 0));
  }

  @Test
  void removingWhatIsNotThereChangesNothing() {
    list.add(0x1000, 0x2000, 0);
    list.remove(0x2000, 0x3000);
    list.remove(0x1800, 0x1800);
    assertThat(list.toList()).containsExactly(region(0x1000, 0x2000, 0));
  }

  @Test
  void theLastRegionMayEndAtTheTopOfTheAddressSpace() {
    list.add(-0x2000, -1, 0);
    list.remove(-0x1000, -0x800);
    assertThat(list.toList()).containsExactly(region(-0x2000, -0x1000, 0), region(-0x800, -1, 0));
  }

  @Test
  void thereIsRoomForThousandsOfRegions() {
    for (int i = 0; i < 5000; i++) {
      list.add(i * 0x2000L, i * 0x2000L + 0x1000, 0);
    }
    assertThat(list.toList()).hasSize(5000);
    list.add(0, 5000 * 0x2000L, 0);
    assertThat(list.toList()).containsExactly(region(0, 5000 * 0x2000L, 0));
  }

  private static Region region(long start, long end, int node) {
    return new Region(new MemoryRange(start, end), node);
  }
}
