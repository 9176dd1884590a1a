package org.lifeboat.plugin.memblock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Region;

/**
 * So many regions that the trees have branches of branches: lists against an array with an entry
 * for each granule, searches against a walk over all that the lists hold.
 */
class ThousandsOfRegionsTest {
  private static final int GRANULE = 0x1000;
  private static final int GRANULES = 24_000;

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void listsAreWhatAnArrayOfGranulesSays(@ForAll Random random) {
    RegionList list = new RegionList();
    int[] model = new int[GRANULES];
    for (int step = 0; step < 30_000; step++) {
      boolean filling = step < 15_000;
      int from = random.nextInt(GRANULES);
      int end = Math.min(GRANULES, from + 1 + random.nextInt(filling ? 2 : 12));
      int node = random.nextInt(3);
      if (random.nextInt(10) < (filling ? 9 : 2)) {
        list.add(address(from), address(end), node);
        fill(model, from, end, node + 1, true);
      } else {
        list.remove(address(from), address(end));
        fill(model, from, end, 0, false);
      }
      if (step % 3000 == 0 || step == 14_999) {
        assertThat(list.toList()).isEqualTo(regions(model));
      }
    }
    list.remove(0, address(GRANULES));
    assertThat(list.toList()).isEmpty();
    list.add(0, 1, 0);
    assertThat(list.toList()).containsExactly(new Region(new MemoryRange(0, 1), 0));
  }

  private static void fill(int[] model, int from, int end, int value, boolean holesOnly) {
    for (int i = from; i < end; i++) {
      model[i] = holesOnly && model[i] != 0 ? model[i] : value;
    }
  }

  private static List<Region> regions(int[] model) {
    List<Region> regions = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= GRANULES; i++) {
      if (i == GRANULES || model[i] != model[start]) {
        if (model[start] != 0) {
          regions.add(new Region(new MemoryRange(address(start), address(i)), model[start] - 1));
        }
        start = i;
      }
    }
    return regions;
  }

  private static long address(int granule) {
    return (long) granule * GRANULE;
  }

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void everySearchFindsWhatAWalkOverAllRegionsFinds(
      @ForAll Random random, @ForAll boolean bottomUp) {
    Memblock memblock = scattered(random);
    memblock.bottomUp(bottomUp);
    int found = 0;
    for (int i = 0; i < 150; i++) {
      AllocationRequest request = request(random);
      OptionalLong expected =
          Walk.search(memblock.memory(), memblock.reserved(), request, bottomUp);
      assertThat(memblock.allocate(request)).as("%s", request).isEqualTo(expected);
      found += expected.isPresent() ? 1 : 0;
      if (random.nextInt(4) == 0) {
        memblock.free(range(random, 40));
      }
    }
    assertThat(found).isBetween(20, 149);
  }

  @Property(tries = 8, shrinking = ShrinkingMode.OFF)
  void whatIsHandedOverIsWhatAWalkOverAllRegionsFinds(@ForAll Random random) {
    Memblock memblock = scattered(random);
    List<String> runs = new ArrayList<>();
    memblock.handOver((first, end, order) -> runs.add(first + "-" + end));

    List<String> expected = new ArrayList<>();
    Walk.forEachFree(
        memblock.memory(),
        memblock.reserved(),
        (start, end, node) -> expected.add(start / GRANULE + "-" + end / GRANULE));
    assertThat(runs).hasSizeGreaterThan(1000).isEqualTo(expected);
  }

  @Example
  void aSearchThatFailsLeavesTheBoundsRight() {
    Memblock memblock = new Memblock();
    memblock.add(new MemoryRange(0x100000, 1L << 40), 0);
    for (long start = 1 << 30; start < 1L << 40; start += 1L << 26) {
      memblock.reserve(new MemoryRange(start, start + (1 << 20)));
    }
    AllocationRequest large = AllocationRequest.of(1L << 27, 0x1000).above(1L << 31);
    assertThat(memblock.allocate(large)).isEmpty();
    assertThat(memblock.allocate(large)).isEmpty();
    memblock.free(new MemoryRange(1L << 35, (1L << 35) + (1 << 20)));
    assertThat(memblock.allocate(large)).isEmpty();
    memblock.free(new MemoryRange(1L << 35, (1L << 35) + (1 << 28)));
    assertThat(memblock.allocate(large)).hasValue((1L << 35) + (1L << 28) - (1L << 27));
  }

  /** Thousands of memory regions on three nodes and on none, thousands of islands in them. */
  private static Memblock scattered(Random random) {
    Memblock memblock = new Memblock();
    for (int i = 0; i < 6000; i++) {
      memblock.add(range(random, 6), random.nextInt(4) - 1);
      memblock.reserve(range(random, 3));
    }
    for (int i = 0; i < 1500; i++) {
      memblock.remove(range(random, 3));
      memblock.free(range(random, 5));
    }
    return memblock;
  }

  private static MemoryRange range(Random random, int granules) {
    int start = random.nextInt(GRANULES - granules);
    return new MemoryRange(address(start), address(start + 1 + random.nextInt(granules)));
  }

  private static AllocationRequest request(Random random) {
    AllocationRequest request =
        AllocationRequest.of(
            address(1 + random.nextInt(8)) - random.nextInt(2),
            (long) GRANULE << random.nextInt(random.nextBoolean() ? 2 : 12));
    request = random.nextInt(3) == 0 ? request.above(address(random.nextInt(GRANULES))) : request;
    request = random.nextInt(3) == 0 ? request.below(address(random.nextInt(GRANULES))) : request;
    return random.nextBoolean() ? request.onlyOn(random.nextInt(4) - 1) : request;
  }
}
