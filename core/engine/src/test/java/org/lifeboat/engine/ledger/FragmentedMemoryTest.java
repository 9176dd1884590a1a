package org.lifeboat.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.lifeboat.api.memory.Owner.PAGE_ALLOCATOR;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.memory.PageBlock;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.engine.pages.BuddyAllocator;
import org.lifeboat.engine.pages.Fragmentation;
import org.lifeboat.engine.pages.FreeListOrder;

/** The page allocator and the ledger agree on memory in pieces. */
class FragmentedMemoryTest {
  private static final Owner OTHERS = Owner.kernel("fragmentation");
  private static final Owner DRIVER = new Owner(Owner.Kind.DRIVER, "intel-vtd");

  /** Both books of one memory that was handed over whole. */
  private record Memory(BuddyAllocator pages, Ledger ledger) {
    static Memory of(long firstPfn, long endPfn) {
      BuddyAllocator pages = new BuddyAllocator(FreeListOrder.TAIL_AT_BOOT);
      pages.release(firstPfn, endPfn, 10);
      MemoryRange ram = MemoryRange.ofPages(firstPfn, endPfn);
      return new Memory(pages, new Ledger(Map.of(ram, PAGE_ALLOCATOR)));
    }

    void fragment(Fragmentation fault) {
      fault
          .applyTo(pages)
          .runs()
          .forEach(run -> ledger.moveRun(run, PAGE_ALLOCATOR, OTHERS, "hand-over"));
    }

    void allocate(int order) {
      pages
          .allocate(order, Zone.NORMAL)
          .ifPresent(block -> ledger.move(block.range(), PAGE_ALLOCATOR, DRIVER, "run time"));
    }
  }

  @Property(tries = 100)
  void whatTheAllocatorHasFreeIsWhatTheLedgerSays(
      @ForAll @IntRange(min = 0x1000, max = 0x3000) int firstPfn,
      @ForAll @IntRange(min = 1, max = 0x8000) int length,
      @ForAll @IntRange(max = 10) int largestOrder,
      @ForAll @IntRange(max = 100) int keepPercent,
      @ForAll long seed) {
    Memory memory = Memory.of(firstPfn, firstPfn + length);

    memory.fragment(new Fragmentation(Zone.DMA32, largestOrder, keepPercent, seed));
    for (int order = 0; order <= 10; order++) {
      memory.allocate(order);
    }
    memory.fragment(new Fragmentation(Zone.DMA32, largestOrder / 2, 70, seed));

    assertThat(memory.ledger.bytes(PAGE_ALLOCATOR)).isEqualTo(memory.pages.totalFreeBytes());
    assertThat(memory.ledger.balance().ramBytes()).isEqualTo(length * 4096L);
  }

  @Test
  void aBlockThatIncludesAPageOfOthersIsNobodysToFree() {
    Memory memory = Memory.of(0x10000, 0x20000);
    memory.fragment(new Fragmentation(Zone.DMA32, 3, 100, 7));

    assertThatExceptionOfType(OwnershipException.class)
        .isThrownBy(
            () ->
                memory.ledger.move(
                    new PageBlock(0x10400, 10).range(), PAGE_ALLOCATOR, DRIVER, "now"))
        .withMessageContaining("belongs to \"fragmentation\", not to \"page allocator\"");
  }

  @Test
  @Timeout(10)
  void sixtyFourTerabytesBalanceToTheByte() {
    Memory memory = Memory.of(1L << 20, 1L << 34);

    memory.fragment(new Fragmentation(Zone.NORMAL, 8, 60, 7));
    memory.fragment(new Fragmentation(Zone.NORMAL, 2, 30, 8));

    assertThat(memory.ledger.bytes(PAGE_ALLOCATOR)).isEqualTo(memory.pages.totalFreeBytes());
    assertThat(memory.ledger.balance().bytesByOwner()).containsOnlyKeys(PAGE_ALLOCATOR, OTHERS);
  }
}
