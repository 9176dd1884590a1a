package org.lifeboat.page.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.event.BootEvent.Began;
import org.lifeboat.engine.event.BootEvent.Moment;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.Owned;
import org.lifeboat.page.boot.memory.Shot;

class FilmTest {
  private static long bytes(Shot shot, Owner.Kind kind) {
    return shot.owners().stream()
        .filter(o -> o.owner().kind() == kind)
        .mapToLong(Owned::bytes)
        .sum();
  }

  @ParameterizedTest
  @EnumSource
  void everyShotHasAllOfRam(Situation situation) {
    List<Shot> shots = situation.shots();
    BootReport report = Situation.LIFEBOAT.boot(situation.plan());

    assertThat(shots)
        .hasSizeBetween(3, Film.MAX_SHOTS)
        .allSatisfy(
            shot ->
                assertThat(shot.owners().stream().mapToLong(Owned::bytes).sum())
                    .isEqualTo(report.memory().totalBytes()));
    assertThat(shots.get(shots.size() - 1).owners()).isEqualTo(report.owners());
  }

  @ParameterizedTest
  @EnumSource
  void noEventIsLostAndEachStandsInItsStage(Situation situation) {
    List<BootEvent> events = Situation.LIFEBOAT.boot(situation.plan()).events();
    List<Shot> shots = situation.shots();

    assertThat(shots.stream().flatMap(s -> s.events().stream())).isEqualTo(events);
    assertThat(shots.stream().map(Shot::stage)).isSorted();
    for (Shot shot : shots) {
      assertThat(shot.events())
          .filteredOn(Began.class::isInstance)
          .allMatch(began -> ((Began) began).moment() == shot.stage());
    }
  }

  @Test
  void aBufferIsThereFromWhereItIsHadToWhereItIsGivenBack() {
    List<Shot> shots = Situation.GIVEN_BACK.shots();

    boolean held = false;
    for (Shot shot : shots) {
      held |= shot.events().stream().anyMatch(BootEvent.PoolReserved.class::isInstance);
      held &= shot.events().stream().noneMatch(BootEvent.PoolReleased.class::isInstance);
      assertThat(bytes(shot, Owner.Kind.BOUNCE_POOL) > 0).isEqualTo(held);
    }
    assertThat(shots.stream().map(s -> bytes(s, Owner.Kind.BOUNCE_POOL) >= 64 << 20))
        .containsSequence(false, true, true)
        .endsWith(false);
  }

  @Test
  void aLateBufferIsThereAtTheEndOnly() {
    List<Shot> shots = Situation.LATE.shots();

    assertThat(shots)
        .filteredOn(s -> bytes(s, Owner.Kind.BOUNCE_POOL) > 0)
        .isNotEmpty()
        .allMatch(s -> s.stage().compareTo(Moment.RUNTIME) >= 0);
  }

  @Test
  void ofAPanicTheLastShotIsThatOfItsStage() {
    List<Shot> shots = Situation.PANIC.shots();

    assertThat(shots.get(shots.size() - 1))
        .satisfies(s -> assertThat(s.stage()).isEqualTo(Moment.RUNTIME))
        .satisfies(
            s -> assertThat(s.events()).hasAtLeastOneElementOfType(BootEvent.Panicked.class));
  }

  @Test
  void aHundredPoolsBecomeAFewShotsAndEveryStageKeepsItsLast() {
    Film film = new Film();
    film.happened(new Began(Moment.EARLY), () -> List.of(ram(0)));
    film.happened(new Began(Moment.HAND_OVER), () -> List.of(ram(1)));
    film.happened(new Began(Moment.INTERRUPTS), () -> List.of(ram(2)));
    film.happened(new Began(Moment.RUNTIME), () -> List.of(ram(3)));
    int events = 4;
    for (int i = 0; i < 1000; i++, events++) {
      long size = 100L + i;
      film.happened(
          new BootEvent.PoolReserved(
              new BouncePool(new MemoryRange(0, 4096), 2, 1, BouncePool.Origin.LATE, List.of()),
              true),
          () -> List.of(ram(size)));
    }
    film.happened(new Began(Moment.END), () -> List.of(ram(5000)));

    BootReport any = Situation.LIFEBOAT.boot(Situation.PANIC.plan());
    BootReport report =
        new BootReport(
            any.machine(),
            any.kernel(),
            any.policy(),
            any.seed(),
            any.backend(),
            any.hardware(),
            any.panic(),
            any.failure(),
            any.pool(),
            any.growth(),
            any.memory(),
            any.devices(),
            List.of(ram(5000)),
            Collections.nCopies(events + 1, new Began(Moment.RUNTIME)),
            any.certainty());
    List<Shot> shots = film.shots(report);

    assertThat(shots).hasSize(Film.MAX_SHOTS);
    assertThat(shots.stream().map(Shot::stage)).isSorted().contains(Moment.values());
    assertThat(shots.stream().mapToInt(s -> s.events().size()).sum()).isEqualTo(events + 1);
  }

  private static Owned ram(long pages) {
    return new Owned(new MemoryRange(0, 4096 * (pages + 1)), Owner.PAGE_ALLOCATOR);
  }
}
