package org.lifeboat.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.lifeboat.api.memory.PageBlock;
import org.lifeboat.api.memory.Zone;

/** The allocator of runs does what one object per block does, to the position in the free lists. */
class BuddyAllocatorReferenceTest {
  private static final List<Zone> ZONES = List.of(Zone.values());

  /** Memory around a border of zones, not aligned to anything. */
  private record Window(int firstPfn, int endPfn) {
    static final List<Window> ALL =
        List.of(
            new Window(1, 700),
            new Window(0x1000 - 1500, 0x1000 + 2100),
            new Window((1 << 20) - 1333, (1 << 20) + 2600));
  }

  @Property(tries = 300)
  void everyBlockReturnedAndEveryFreeListIsTheReferences(
      @ForAll FreeListOrder listOrder,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 120) int operations) {
    Twins twins = new Twins(listOrder, new Random(seed), false);
    for (int i = 0; i < operations; i++) {
      twins.operate();
    }
  }

  @Property(tries = 300)
  void thatStaysSoInFragmentedMemory(
      @ForAll FreeListOrder listOrder,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 120) int operations) {
    Twins twins = new Twins(listOrder, new Random(seed), true);
    for (int i = 0; i < operations; i++) {
      twins.operate();
    }
  }

  /** Both allocators, the same operations on each, compared after each. */
  private static final class Twins {
    private final BuddyAllocator runs;
    private final ReferenceBuddy blocks;
    private final Random random;
    private final boolean fragmenting;

    /** Frames that nobody released yet, and blocks that somebody holds. */
    private final BitSet reserved = new BitSet();

    private final List<PageBlock> held = new ArrayList<>();
    private long releasedPages;
    private long fragmentedPages;

    Twins(FreeListOrder listOrder, Random random, boolean fragmenting) {
      this.runs = new BuddyAllocator(listOrder);
      this.blocks = new ReferenceBuddy(listOrder);
      this.random = random;
      this.fragmenting = fragmenting;
      Window.ALL.forEach(w -> reserved.set(w.firstPfn, w.endPfn));
    }

    void operate() {
      switch (random.nextInt(fragmenting ? 14 : 12)) {
        case 0, 1, 2 -> release();
        case 3, 4, 5, 6, 7 -> allocate();
        case 8, 9, 10 -> free();
        case 11 -> splitHeld();
        default -> fragment();
      }
      assertThat(FreeLists.of(runs)).isEqualTo(FreeLists.of(blocks));
      long heldPages = held.stream().mapToLong(PageBlock::pages).sum();
      assertThat(runs.totalFreeBytes() >> 12)
          .isEqualTo(releasedPages - heldPages - fragmentedPages);
    }

    private <T> T any(List<T> choices) {
      return choices.get(random.nextInt(choices.size()));
    }

    private void release() {
      Window window = any(Window.ALL);
      int first = reserved.nextSetBit(random.nextInt(window.firstPfn, window.endPfn));
      if (first < 0) {
        return;
      }
      int length = 1 + random.nextInt(1 << random.nextInt(13));
      int end = Math.min(first + length, reserved.nextClearBit(first));
      int maxOrder = random.nextInt(11);
      runs.release(first, end, maxOrder);
      blocks.release(first, end, maxOrder);
      reserved.clear(first, end);
      releasedPages += end - first;
    }

    private void allocate() {
      int order = random.nextInt(12);
      Zone zone = any(ZONES);
      Optional<PageBlock> block = runs.allocate(order, zone);
      assertThat(block.map(PageBlock::pfn).orElse(-1L)).isEqualTo(blocks.allocate(order, zone));
      block.ifPresent(held::add);
    }

    private void free() {
      if (!held.isEmpty()) {
        PageBlock block = held.remove(random.nextInt(held.size()));
        runs.free(block);
        blocks.free(block.pfn(), block.order());
      }
    }

    /** Makes two held blocks of one, so that parts of an allocation come back alone. */
    private void splitHeld() {
      if (!held.isEmpty()) {
        PageBlock block = held.remove(random.nextInt(held.size()));
        if (block.order() == 0) {
          held.add(block);
        } else {
          int half = block.order() - 1;
          held.add(new PageBlock(block.pfn(), half));
          held.add(new PageBlock(block.pfn() + (1L << half), half));
        }
      }
    }

    /**
     * Where the pieces stand is the fault's own affair; what happens to them afterwards is not.
     * Some are given back later.
     */
    private void fragment() {
      Zone zone = any(ZONES);
      int keep = random.nextBoolean() ? 100 : random.nextInt(101);
      TakenPages taken =
          new Fragmentation(zone, random.nextInt(11), keep, random.nextLong()).applyTo(runs);
      blocks.become(runs);
      for (PageRun run : taken.runs()) {
        for (long i = 0; i < run.count(); i++) {
          if (random.nextInt(4) == 0) {
            held.add(new PageBlock(run.firstPfn() + i * run.stridePages(), run.order()));
          } else {
            fragmentedPages += 1L << run.order();
          }
        }
      }
    }
  }
}
