package org.lifeboat.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lifeboat.api.memory.Owner.EARLY_ALLOCATOR;
import static org.lifeboat.api.memory.Owner.PAGE_ALLOCATOR;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.memory.Owner.Kind;
import org.lifeboat.engine.pages.PageRun;

/** Who may move what, and what the books say afterwards. */
class LedgerTest {
  private static final Owner POOL = new Owner(Kind.BOUNCE_POOL, "swiotlb pool");
  private static final Owner INITRD = Owner.kernel("initrd");
  private static final Owner FIRMWARE = new Owner(Kind.FIRMWARE, "firmware");

  /** RAM at 0x1000-0x9000 and 0x100000-0x200000, a hole between. */
  private final Ledger ledger =
      new Ledger(
          Map.of(
              range(0x1000, 0x9000), EARLY_ALLOCATOR, range(0x100000, 0x200000), EARLY_ALLOCATOR));

  private static MemoryRange range(long start, long end) {
    return new MemoryRange(start, end);
  }

  private static Holding whole(long start, long end, Owner owner) {
    return new Holding(range(start, end), owner, end - start);
  }

  private OwnershipException refused(Runnable move) {
    List<Holding> before = ledger.snapshot();
    int moves = ledger.journal().size();
    OwnershipException refusal =
        assertThatExceptionOfType(OwnershipException.class).isThrownBy(move::run).actual();
    assertThat(ledger.snapshot()).isEqualTo(before);
    assertThat(ledger.journal()).hasSize(moves);
    return refusal;
  }

  @Nested
  class Moving {
    @Test
    void aRangeChangesHandsToTheByte() {
      ledger.move(range(0x2001, 0x3fff), EARLY_ALLOCATOR, INITRD, "early stage");

      assertThat(ledger.ownerOf(0x2000)).contains(EARLY_ALLOCATOR);
      assertThat(ledger.ownerOf(0x2001)).contains(INITRD);
      assertThat(ledger.ownerOf(0x3ffe)).contains(INITRD);
      assertThat(ledger.ownerOf(0x3fff)).contains(EARLY_ALLOCATOR);
      assertThat(ledger.bytes(INITRD)).isEqualTo(0x1ffe);
      assertThat(ledger.bytes(Kind.KERNEL)).isEqualTo(0x1ffe);
      assertThat(ledger.bytes(EARLY_ALLOCATOR)).isEqualTo(0x108000 - 0x1ffe);
    }

    @Test
    void neighboursOfOneOwnerBecomeOneRange() {
      ledger.move(range(0x2000, 0x3000), EARLY_ALLOCATOR, POOL, "early stage");
      ledger.move(range(0x4000, 0x5000), EARLY_ALLOCATOR, POOL, "early stage");
      ledger.move(range(0x3000, 0x4000), EARLY_ALLOCATOR, POOL, "early stage");

      assertThat(ledger.ranges(POOL)).containsExactly(range(0x2000, 0x5000));
      assertThat(ledger.snapshot())
          .containsExactly(
              whole(0x1000, 0x2000, EARLY_ALLOCATOR),
              whole(0x2000, 0x5000, POOL),
              whole(0x5000, 0x9000, EARLY_ALLOCATOR),
              whole(0x100000, 0x200000, EARLY_ALLOCATOR));
    }

    @Test
    void theJournalKeepsEveryMoveThatMovedSomething() {
      ledger.move(range(0x2000, 0x3000), EARLY_ALLOCATOR, POOL, "early stage");
      ledger.move(range(0x5000, 0x5000), POOL, PAGE_ALLOCATOR, "run-time stage");
      ledger.move(range(0x2000, 0x3000), POOL, PAGE_ALLOCATOR, "run-time stage");

      assertThat(ledger.journal())
          .containsExactly(
              new Move(range(0x2000, 0x3000), 0x1000, EARLY_ALLOCATOR, POOL, "early stage"),
              new Move(range(0x2000, 0x3000), 0x1000, POOL, PAGE_ALLOCATOR, "run-time stage"));
    }

    @Test
    void thousandsOfPiecesAreKeptApart() {
      for (long start = 0x100000; start < 0x200000; start += 0x100) {
        ledger.move(range(start, start + 0x80), EARLY_ALLOCATOR, POOL, "early stage");
      }

      assertThat(ledger.ranges(POOL)).hasSize(0x1000);
      assertThat(ledger.bytes(POOL)).isEqualTo(0x80000);
      assertThat(ledger.ownerOf(0x17ff7f)).contains(POOL);
      assertThat(ledger.ownerOf(0x17ff80)).contains(EARLY_ALLOCATOR);
    }

    @Test
    void whatIsNotRamHasNoOwner() {
      assertThat(ledger.ownerOf(0)).isEmpty();
      assertThat(ledger.ownerOf(0x9000)).isEmpty();
      assertThat(ledger.ownerOf(-1)).isEmpty();
    }
  }

  @Nested
  class Refusing {
    @Test
    void aSecondFreeNamesRangeBothOwnersAndTheMoment() {
      ledger.move(range(0x2000, 0x4000), EARLY_ALLOCATOR, POOL, "early stage");
      ledger.move(range(0x2000, 0x4000), POOL, PAGE_ALLOCATOR, "run-time stage");

      OwnershipException refusal =
          refused(() -> ledger.move(range(0x2000, 0x4000), POOL, PAGE_ALLOCATOR, "run-time stage"));

      assertThat(refusal.range()).isEqualTo(range(0x2000, 0x4000));
      assertThat(refusal.claimed()).isEqualTo(POOL);
      assertThat(refusal.actual()).contains(PAGE_ALLOCATOR);
      assertThat(refusal.moment()).isEqualTo("run-time stage");
      assertThat(refusal)
          .hasMessage(
              "run-time stage: 0x2000-0x4000 belongs to \"page allocator\", not to \"swiotlb"
                  + " pool\"");
    }

    @Test
    void theLowestPartWithAnotherOwnerIsNamed() {
      ledger.move(range(0x3000, 0x4000), EARLY_ALLOCATOR, INITRD, "early stage");
      ledger.move(range(0x4000, 0x5000), EARLY_ALLOCATOR, POOL, "early stage");

      OwnershipException refusal =
          refused(() -> ledger.move(range(0x2800, 0x4800), EARLY_ALLOCATOR, POOL, "early stage"));

      assertThat(refusal.range()).isEqualTo(range(0x3000, 0x4000));
      assertThat(refusal.actual()).contains(INITRD);
    }

    @Test
    void aHoleIsNotRam() {
      OwnershipException refusal =
          refused(() -> ledger.move(range(0x8000, 0x101000), EARLY_ALLOCATOR, POOL, "early stage"));

      assertThat(refusal.range()).isEqualTo(range(0x9000, 0x100000));
      assertThat(refusal.actual()).isEmpty();
      assertThat(refusal)
          .hasMessageContaining("is not RAM")
          .hasMessageContaining("early allocator");
    }

    @Test
    void askingForAnOwnerChangesNothing() {
      ledger.requireOwner(range(0x2000, 0x4000), EARLY_ALLOCATOR, "early stage");
      ledger.requireOwner(range(0x9000, 0x9000), POOL, "early stage");

      refused(() -> ledger.requireOwner(range(0x2000, 0x4000), POOL, "early stage"));
      assertThat(ledger.journal()).isEmpty();
    }

    @Test
    void noMoreIsNamedThanWasAskedFor() {
      OwnershipException refusal =
          refused(() -> ledger.move(range(0x8000, 0xa000), EARLY_ALLOCATOR, POOL, "early stage"));

      assertThat(refusal.range()).isEqualTo(range(0x9000, 0xa000));
    }

    @Test
    void whatLiesAboveTheArchitectureIsNotRam() {
      OwnershipException refusal =
          refused(() -> ledger.move(range(-0x2000, -1), EARLY_ALLOCATOR, POOL, "early stage"));

      assertThat(refusal.range()).isEqualTo(range(-0x2000, -1));
      assertThat(refusal.actual()).isEmpty();
    }
  }

  @Nested
  class Reserving {
    @Test
    void aReservationMayCoverWhatIsNotRam() {
      long moved = ledger.moveWithinRam(range(0, -1), EARLY_ALLOCATOR, FIRMWARE, "early stage");

      assertThat(moved).isEqualTo(0x108000);
      assertThat(ledger.bytes(FIRMWARE)).isEqualTo(0x108000);
      assertThat(ledger.ownerOf(0x9000)).isEmpty();
      assertThat(ledger.journal().get(0).bytes()).isEqualTo(0x108000);
    }

    @Test
    void butNotWhatBelongsToAnother() {
      ledger.move(range(0x3000, 0x4000), EARLY_ALLOCATOR, INITRD, "early stage");

      OwnershipException refusal =
          refused(
              () -> ledger.moveWithinRam(range(0, 0x9000), EARLY_ALLOCATOR, POOL, "early stage"));

      assertThat(refusal.range()).isEqualTo(range(0x3000, 0x4000));
    }

    @Test
    void aReservationOverAReservationTakesOnlyWhatIsLeft() {
      ledger.move(range(0x3000, 0x4000), EARLY_ALLOCATOR, INITRD, "early stage");

      long moved =
          ledger.moveOwnedPart(range(0x2000, 0x5000), EARLY_ALLOCATOR, POOL, "early stage");

      assertThat(moved).isEqualTo(0x2000);
      assertThat(ledger.ranges(POOL)).containsExactly(range(0x2000, 0x3000), range(0x4000, 0x5000));
      assertThat(ledger.ownerOf(0x3000)).contains(INITRD);
    }

    @Test
    void aReservationThatTakesNothingIsNotInTheJournal() {
      assertThat(ledger.moveOwnedPart(range(0, 0x9000), INITRD, POOL, "early stage")).isZero();
      assertThat(ledger.moveWithinRam(range(0, 0x1000), INITRD, POOL, "early stage")).isZero();
      assertThat(ledger.journal()).isEmpty();
    }
  }

  @Nested
  class Scattering {
    private final Owner fragmentation = Owner.kernel("fragmentation");

    /** Page 1 of every four from 0x100000 on, 64 of them. */
    private final PageRun pins = new PageRun(0x101, 64, 0, 4);

    private void scatter() {
      ledger.move(range(0x100000, 0x200000), EARLY_ALLOCATOR, PAGE_ALLOCATOR, "hand-over");
      ledger.moveRun(pins, PAGE_ALLOCATOR, fragmentation, "hand-over");
    }

    @Test
    void pagesOfARunChangeHandsAndThoseBetweenDoNot() {
      scatter();

      assertThat(ledger.ownerOf(0x100fff)).contains(PAGE_ALLOCATOR);
      assertThat(ledger.ownerOf(0x101000)).contains(fragmentation);
      assertThat(ledger.ownerOf(0x102000)).contains(PAGE_ALLOCATOR);
      assertThat(ledger.ownerOf(0x1fd000)).contains(fragmentation);
      assertThat(ledger.snapshot())
          .containsExactly(
              whole(0x1000, 0x9000, EARLY_ALLOCATOR),
              new Holding(range(0x100000, 0x200000), PAGE_ALLOCATOR, 192 * 0x1000),
              new Holding(range(0x101000, 0x1fe000), fragmentation, 64 * 0x1000));
      ledger.balance();
    }

    @Test
    void blocksBetweenThemMayBeTaken() {
      scatter();

      ledger.move(range(0x106000, 0x108000), PAGE_ALLOCATOR, POOL, "run-time stage");

      assertThat(ledger.bytes(POOL)).isEqualTo(0x2000);
      assertThat(ledger.bytes(PAGE_ALLOCATOR)).isEqualTo(190 * 0x1000);
      ledger.balance();
    }

    @Test
    void aRangeThatHoldsOneOfThemIsRefusedWithItsOwner() {
      scatter();

      OwnershipException refusal =
          refused(
              () -> ledger.move(range(0x106000, 0x10a000), PAGE_ALLOCATOR, POOL, "run-time stage"));

      assertThat(refusal.range()).isEqualTo(range(0x109000, 0x10a000));
      assertThat(refusal.actual()).contains(fragmentation);
    }

    @Test
    void anEmptyRangeMayLieAnywhere() {
      scatter();

      ledger.move(range(0x109100, 0x109100), POOL, PAGE_ALLOCATOR, "run-time stage");

      assertThat(ledger.journal()).hasSize(2);
    }

    @Test
    void aRunMustBelongToTheGiverWhole() {
      ledger.move(range(0x100000, 0x200000), EARLY_ALLOCATOR, PAGE_ALLOCATOR, "hand-over");
      ledger.move(range(0x108000, 0x10a000), PAGE_ALLOCATOR, POOL, "run-time stage");

      OwnershipException refusal =
          refused(() -> ledger.moveRun(pins, PAGE_ALLOCATOR, fragmentation, "run-time stage"));

      assertThat(refusal.range()).isEqualTo(range(0x109000, 0x10a000));
      assertThat(refusal.actual()).contains(POOL);
    }

    @Test
    void othersMayOwnWhatLiesInItsGaps() {
      ledger.move(range(0x100000, 0x200000), EARLY_ALLOCATOR, PAGE_ALLOCATOR, "hand-over");
      ledger.move(range(0x106000, 0x109000), PAGE_ALLOCATOR, POOL, "run-time stage");

      ledger.moveRun(pins, PAGE_ALLOCATOR, fragmentation, "run-time stage");

      assertThat(ledger.bytes(POOL)).isEqualTo(0x3000);
      assertThat(ledger.bytes(fragmentation)).isEqualTo(64 * 0x1000);
      ledger.balance();
    }

    @Test
    void aRunThatReachesOutOfRamIsRefused() {
      OwnershipException refusal =
          refused(
              () ->
                  ledger.moveRun(
                      new PageRun(0x101, 65, 0, 4), EARLY_ALLOCATOR, fragmentation, "hand-over"));

      assertThat(refusal.range()).isEqualTo(range(0x201000, 0x202000));
      assertThat(refusal.actual()).isEmpty();
    }

    @Test
    void twoRunsMayInterleaveButShareNoPage() {
      scatter();
      ledger.moveRun(new PageRun(0x102, 32, 0, 8), PAGE_ALLOCATOR, POOL, "run-time stage");

      refused(
          () ->
              ledger.moveRun(
                  new PageRun(0x100, 16, 2, 16), PAGE_ALLOCATOR, POOL, "run-time stage"));

      assertThat(ledger.bytes(POOL)).isEqualTo(32 * 0x1000);
      ledger.balance();
    }

    @Test
    void ofSeveralRunsInTheWayTheLowestPageIsNamed() {
      scatter();
      ledger.moveRun(new PageRun(0x103, 32, 0, 8), PAGE_ALLOCATOR, POOL, "run-time stage");

      OwnershipException refusal =
          refused(
              () ->
                  ledger.move(range(0x100000, 0x104000), PAGE_ALLOCATOR, INITRD, "run-time stage"));

      assertThat(refusal.range()).isEqualTo(range(0x101000, 0x102000));
      assertThat(refusal.actual()).contains(fragmentation);
    }

    @Test
    void runsThatLeaveNothingLeaveNoHoldingEither() {
      ledger.moveRun(new PageRun(1, 4, 0, 2), EARLY_ALLOCATOR, fragmentation, "hand-over");
      ledger.moveRun(new PageRun(2, 4, 0, 2), EARLY_ALLOCATOR, POOL, "hand-over");

      assertThat(ledger.snapshot())
          .containsExactly(
              new Holding(range(0x1000, 0x8000), fragmentation, 0x4000),
              new Holding(range(0x2000, 0x9000), POOL, 0x4000),
              whole(0x100000, 0x200000, EARLY_ALLOCATOR));
    }

    @Test
    void aRunWithoutGapsIsAnOrdinaryRange() {
      ledger.moveRun(new PageRun(0x100, 8, 0, 1), EARLY_ALLOCATOR, POOL, "early stage");
      ledger.move(range(0x102000, 0x103000), POOL, EARLY_ALLOCATOR, "early stage");

      assertThat(ledger.bytes(POOL)).isEqualTo(7 * 0x1000);
    }

    @Test
    @Timeout(10)
    void sixtyFourTerabytesOfThemAreOneEntry() {
      Ledger large = new Ledger(Map.of(range(1L << 32, 1L << 46), PAGE_ALLOCATOR));
      long count = ((1L << 46) - (1L << 32)) >> 13;

      large.moveRun(new PageRun(1L << 20, count, 0, 2), PAGE_ALLOCATOR, fragmentation, "hand-over");

      assertThat(large.bytes(fragmentation)).isEqualTo(count << 12);
      assertThat(large.balance().ramBytes()).isEqualTo((1L << 46) - (1L << 32));
    }
  }

  @Nested
  class Opening {
    @Test
    void eachRangeHasTheOwnerItWasGiven() {
      Ledger opened =
          new Ledger(
              Map.of(
                  range(0, 0x1000),
                  FIRMWARE,
                  range(0x1000, 0x2000),
                  EARLY_ALLOCATOR,
                  range(0x5000, 0x5000),
                  POOL));

      assertThat(opened.snapshot())
          .containsExactly(whole(0, 0x1000, FIRMWARE), whole(0x1000, 0x2000, EARLY_ALLOCATOR));
      assertThat(opened.journal()).isEmpty();
    }

    @Test
    void aByteCannotBeGivenTwice() {
      assertThatThrownBy(
              () -> new Ledger(Map.of(range(0, 0x2000), POOL, range(0x1000, 0x3000), INITRD)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("given twice");
    }

    @Test
    void ramEndsAtTheArchitecturesBound() {
      assertThat(new Ledger(Map.of(range(0, 1L << 52), POOL)).bytes(POOL)).isEqualTo(1L << 52);
      assertThatThrownBy(() -> new Ledger(Map.of(range(0, (1L << 52) + 1), POOL)))
          .hasMessageContaining("above 2^52");
      assertThatThrownBy(() -> new Ledger(Map.of(range(0, -1), POOL)))
          .hasMessageContaining("above 2^52");
    }
  }
}
