package org.lifeboat.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.pages.PageRun;

/** The map of regions says what an array with an owner for every granule of 512 bytes says. */
class LedgerReferenceTest {
  private static final int GRANULE = 512;
  private static final int GRANULES = 320;
  private static final int GRANULES_PER_PAGE = Pages.SIZE / GRANULE;
  private static final List<Owner> OWNERS =
      List.of(
          Owner.EARLY_ALLOCATOR,
          Owner.PAGE_ALLOCATOR,
          Owner.kernel("image"),
          new Owner(Owner.Kind.BOUNCE_POOL, "pool"));

  @Property(tries = 400)
  void everyMoveIsMadeOrRefusedAsTheArraySays(
      @ForAll long seed, @ForAll @IntRange(max = 80) int moves) {
    Books books = new Books(new Random(seed));
    for (int i = 0; i < moves; i++) {
      books.operate();
    }
  }

  /** Both books, and the same entries in each. */
  private static final class Books {
    private final Owner[] array = new Owner[GRANULES];

    /** Granules that went with a run stay where they went. */
    private final BitSet scattered = new BitSet();

    private final Ledger ledger;
    private final Random random;

    Books(Random random) {
      this.random = random;
      Map<MemoryRange, Owner> ram = new LinkedHashMap<>();
      for (int start = random.nextInt(20); start < GRANULES; start += random.nextInt(60)) {
        int end = Math.min(GRANULES, start + 1 + random.nextInt(100));
        Owner owner = anyOwner();
        Arrays.fill(array, start, end, owner);
        ram.put(range(start, end), owner);
        start = end;
      }
      ledger = new Ledger(ram);
      compare();
    }

    void operate() {
      int start = random.nextInt(GRANULES);
      int end = Math.min(GRANULES, start + random.nextInt(random.nextBoolean() ? 8 : 120));
      Owner from = random.nextInt(4) > 0 && array[start] != null ? array[start] : anyOwner();
      Owner to = anyOwner();
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> move(start, end, from, to);
        case 3, 4 -> moveWithinRam(start, end, from, to);
        case 5, 6 -> moveOwnedPart(start, end, from, to);
        default -> moveRun(from, to);
      }
      compare();
    }

    private void move(int start, int end, Owner from, Owner to) {
      int wrong = firstWrong(start, end, from, false);
      assertThat(start == end || ledger.isOwner(range(start, end), from)).isEqualTo(wrong < 0);
      expect(wrong, from, () -> ledger.move(range(start, end), from, to, "now"));
      if (wrong < 0) {
        Arrays.fill(array, start, end, to);
      }
    }

    private void moveWithinRam(int start, int end, Owner from, Owner to) {
      int wrong = firstWrong(start, end, from, true);
      expect(wrong, from, () -> ledger.moveWithinRam(range(start, end), from, to, "now"));
      if (wrong < 0) {
        replace(start, end, from, to);
      }
    }

    private void moveOwnedPart(int start, int end, Owner from, Owner to) {
      int wrong = -1;
      for (int i = end - 1; i >= start; i--) {
        wrong = scattered.get(i) ? i : wrong;
      }
      expect(wrong, from, () -> ledger.moveOwnedPart(range(start, end), from, to, "now"));
      if (wrong < 0) {
        replace(start, end, from, to);
      }
    }

    private void moveRun(Owner from, Owner to) {
      int order = random.nextInt(2);
      long stride = 2L << (order + random.nextInt(2));
      PageRun run =
          new PageRun((long) random.nextInt(20) << order, 2 + random.nextInt(8), order, stride);
      BitSet granules = new BitSet();
      for (int i = 0; i < run.endPfn() * GRANULES_PER_PAGE; i++) {
        int pfn = i / GRANULES_PER_PAGE;
        granules.set(i, run.nextPfn(pfn) == pfn);
      }
      if (granules.stream().allMatch(i -> isMovable(i, from))) {
        ledger.moveRun(run, from, to, "now");
        granules.stream().forEach(i -> array[i] = to);
        scattered.or(granules);
      } else {
        assertThatExceptionOfType(OwnershipException.class)
            .isThrownBy(() -> ledger.moveRun(run, from, to, "now"));
      }
    }

    private boolean isMovable(int granule, Owner from) {
      return granule < GRANULES && !scattered.get(granule) && from.equals(array[granule]);
    }

    private void replace(int start, int end, Owner from, Owner to) {
      for (int i = start; i < end; i++) {
        array[i] = from.equals(array[i]) ? to : array[i];
      }
    }

    private int firstWrong(int start, int end, Owner from, boolean holesAllowed) {
      for (int i = start; i < end; i++) {
        boolean hole = array[i] == null && holesAllowed;
        if (scattered.get(i) || !(hole || from.equals(array[i]))) {
          return i;
        }
      }
      return -1;
    }

    private void expect(int wrong, Owner claimed, Runnable move) {
      if (wrong < 0) {
        move.run();
      } else {
        OwnershipException refusal =
            assertThatExceptionOfType(OwnershipException.class).isThrownBy(move::run).actual();
        assertThat(refusal.range().start()).isEqualTo((long) wrong * GRANULE);
        assertThat(refusal.claimed()).isEqualTo(claimed);
        assertThat(refusal.actual().orElse(null)).isEqualTo(array[wrong]);
        assertThat(refusal).hasMessageContaining(claimed.name());
      }
    }

    private void compare() {
      for (int i = 0; i < GRANULES; i++) {
        assertThat(ledger.ownerOf((long) i * GRANULE).orElse(null)).isEqualTo(array[i]);
        assertThat(ledger.ownerOf((i + 1L) * GRANULE - 1).orElse(null)).isEqualTo(array[i]);
      }
      if (scattered.isEmpty()) {
        compareRegions();
      }
      Balance balance = ledger.balance();
      for (Owner owner : OWNERS) {
        long bytes = Arrays.stream(array).filter(owner::equals).count() * GRANULE;
        assertThat(ledger.bytes(owner)).isEqualTo(bytes);
        assertThat(balance.bytesByOwner().getOrDefault(owner, 0L)).isEqualTo(bytes);
      }
      assertThat(balance.ramBytes())
          .isEqualTo(Arrays.stream(array).filter(Objects::nonNull).count() * GRANULE);
    }

    /** Where nothing is scattered: the array's stretches of one owner. */
    private void compareRegions() {
      List<Holding> stretches = new ArrayList<>();
      int start = 0;
      for (int i = 1; i <= GRANULES; i++) {
        if (i == GRANULES || !Objects.equals(array[i], array[start])) {
          if (array[start] != null) {
            stretches.add(new Holding(range(start, i), array[start], (long) (i - start) * GRANULE));
          }
          start = i;
        }
      }
      assertThat(ledger.snapshot()).isEqualTo(stretches);
    }

    private Owner anyOwner() {
      return OWNERS.get(random.nextInt(OWNERS.size()));
    }

    private static MemoryRange range(long start, long end) {
      return new MemoryRange(start * GRANULE, end * GRANULE);
    }
  }
}
