package org.lifeboat.page.boot.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.engine.event.BootEvent.Moment;
import org.lifeboat.engine.report.BootReport.Owned;

class MemoryMapTest {
  private static final long MB = 1L << 20;
  private static final long GB = 1L << 30;
  private static final Owner POOL = new Owner(Owner.Kind.BOUNCE_POOL, "swiotlb pool");
  private static final Owner IMAGE = Owner.kernel("image");

  private static Owned owned(long start, long end, Owner owner) {
    return new Owned(new MemoryRange(start, end), owner);
  }

  private static Shot shot(Owned... owners) {
    return new Shot(Moment.EARLY, List.of(owners), List.of());
  }

  private static List<Row> ofUse(List<Row> rows, Use use) {
    return rows.stream().filter(r -> !r.isGap() && r.uses().contains(use)).toList();
  }

  @Test
  void aSmallBufferInALargeMachineHasARowThatCanBeSeen() {
    List<Row> rows =
        MemoryMap.of(
            List.of(
                shot(owned(0, 64 * GB, Owner.EARLY_ALLOCATOR)),
                shot(
                    owned(0, GB, Owner.EARLY_ALLOCATOR),
                    owned(GB, GB + 64 * MB, POOL),
                    owned(GB + 64 * MB, 64 * GB, Owner.EARLY_ALLOCATOR)),
                shot(owned(0, 64 * GB, Owner.PAGE_ALLOCATOR))));

    assertThat(ofUse(rows, Use.POOL))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.range()).isEqualTo(new MemoryRange(GB, GB + 64 * MB));
              assertThat(row.uses()).containsExactly(Use.EARLY, Use.POOL, Use.FREE);
              assertThat(row.height()).isGreaterThan(20);
            });
  }

  @Test
  void whatIsNoRamIsAGapOfItsOwn() {
    List<Row> rows =
        MemoryMap.of(
            List.of(
                shot(
                    owned(0, GB, Owner.EARLY_ALLOCATOR),
                    owned(4 * GB, 5 * GB, Owner.EARLY_ALLOCATOR))));

    assertThat(rows.stream().filter(Row::isGap).map(Row::range))
        .containsExactly(new MemoryRange(GB, 4 * GB));
  }

  @Test
  void aRowEndsWhereDevicesOf32BitsEnd() {
    List<Row> rows = MemoryMap.of(List.of(shot(owned(0, 8 * GB, Owner.EARLY_ALLOCATOR))));

    assertThat(rows.stream().map(r -> r.range().end())).contains(4 * GB);
  }

  @Test
  void crumbsThatNoPolicyCouldHaveHadAreNoLandmarks() {
    Owner crumb = Owner.lost("fraction of a page");
    List<Row> rows =
        MemoryMap.of(
            List.of(
                shot(
                    owned(0, MB - 16, Owner.PAGE_ALLOCATOR),
                    owned(MB - 16, MB, crumb),
                    owned(MB, GB, Owner.PAGE_ALLOCATOR))));

    assertThat(ofUse(rows, Use.LOST)).isEmpty();
  }

  @Test
  void anyNumberOfBuffersTakesFewRows() {
    List<Owned> owners = new ArrayList<>();
    for (long at = 0; at < 4000 * MB; at += 4 * MB) {
      owners.add(owned(at, at + 2 * MB, POOL));
      owners.add(owned(at + 2 * MB, at + 4 * MB, Owner.PAGE_ALLOCATOR));
    }

    List<Row> rows = MemoryMap.of(List.of(shot(owners.toArray(Owned[]::new))));

    assertThat(rows).hasSizeLessThan(60);
    assertThat(rows.stream().mapToLong(r -> r.moments().get(0).bytes(Use.POOL)).sum())
        .isEqualTo(2000 * MB);
  }

  @Test
  void scatteredPagesAreShownAsFragmented() {
    MemoryRange all = new MemoryRange(GB, 2 * GB);
    List<Row> rows =
        MemoryMap.of(
            List.of(
                shot(
                    new Owned(all, Owner.PAGE_ALLOCATOR, 300 * MB),
                    new Owned(all, IMAGE, GB - 300 * MB))));

    assertThat(ofUse(rows, Use.MIXED)).isNotEmpty();
    assertThat(ofUse(rows, Use.KERNEL)).isEmpty();
  }

  @Property(tries = 300)
  void rowsCoverAllRamOnceAndTheirSharesAddUpAtEveryMoment(@ForAll("shots") List<Shot> shots) {
    List<Row> rows = MemoryMap.of(shots);

    long end = 0;
    for (Row row : rows) {
      assertThat(row.range().start()).isEqualTo(end);
      assertThat(row.range().isEmpty()).isFalse();
      assertThat(row.height()).isPositive();
      end = row.range().end();
    }
    for (int i = 0; i < shots.size(); i++) {
      Map<Owner, Long> held = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
      shots.get(i).owners().forEach(o -> held.merge(o.owner(), o.bytes(), Long::sum));
      Map<Owner, Long> shown = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
      for (Row row : rows) {
        if (!row.isGap()) {
          row.moments().get(i).bytesByOwner().forEach((o, b) -> shown.merge(o, b, Long::sum));
        }
      }
      assertThat(shown).isEqualTo(held);
    }
  }

  /** The same RAM, with a hole and pages scattered over a part of it, in several hands. */
  @Provide
  Arbitrary<List<Shot>> shots() {
    Arbitrary<Owner> owner =
        Arbitraries.of(
            Owner.EARLY_ALLOCATOR,
            Owner.PAGE_ALLOCATOR,
            POOL,
            IMAGE,
            new Owner(Owner.Kind.DRIVER, "tables"),
            new Owner(Owner.Kind.POLICY, "mine"),
            Owner.lost("leak"));
    return owner
        .list()
        .ofSize(24)
        .flatMap(
            owners ->
                Combinators.combine(
                        Arbitraries.longs().between(1, 1 << 16),
                        Arbitraries.longs().between(0, 4095),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.longs().between(1, 1 << 20))
                    .as((pages, crooked, count, gap) -> made(owners, pages, crooked, count, gap)));
  }

  private static List<Shot> made(
      List<Owner> owners, long pages, long crooked, int count, long gap) {
    List<Shot> shots = new ArrayList<>();
    for (int shot = 0; shot < count; shot++) {
      List<Owned> held = new ArrayList<>();
      long at = gap * 4096;
      for (int i = 0; i < owners.size(); i++) {
        Owner owner = owners.get((i + shot * shot) % owners.size());
        long end = at + (pages << i % 5) * 4096 + (i % 3 == 0 ? crooked : 4096 - crooked);
        long scattered = i % 7 == 3 ? (end - at) / 3 : 0;
        held.add(new Owned(new MemoryRange(at, end), owner, end - at - scattered));
        if (scattered > 0) {
          held.add(new Owned(new MemoryRange(at, end), Owner.kernel("others"), scattered));
        }
        at = i == 11 ? end + gap * 4096 : end;
      }
      shots.add(new Shot(Moment.EARLY, held, List.of()));
    }
    return shots;
  }
}
