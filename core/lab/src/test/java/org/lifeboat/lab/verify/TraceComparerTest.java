package org.lifeboat.lab.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.lab.verify.Boots.reservation;
import static org.lifeboat.lab.verify.Boots.reserved;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.evidence.log.EarlyTrace;
import org.lifeboat.evidence.log.EarlyTrace.Reservation;

final class TraceComparerTest {
  private static final Reservation A = reservation(0, 1, "a");
  private static final Reservation B = reservation(1, 2, "b");
  private static final Reservation C = reservation(2, 3, "c");

  private static EarlyTrace told(Reservation... reservations) {
    return new EarlyTrace(List.of(), List.of(reservations));
  }

  @Test
  void theSameInTheSameOrderIsReproduced() {
    assertThat(
            TraceComparer.compare(
                told(A, B),
                List.of(
                    reserved(0, 1, "x"),
                    new BootEvent.Printed(Severity.INFO, "in between"),
                    reserved(1, 2, "y"))))
        .isEqualTo(new TraceResult(2, 2, List.of(), List.of()));
  }

  @Test
  void whatOneSideAloneHasDoesNotHideTheRest() {
    assertThat(
            TraceComparer.compare(told(A, B, C), List.of(reserved(0, 1, "x"), reserved(2, 3, "z"))))
        .isEqualTo(new TraceResult(3, 2, List.of("0x1-0x2 b"), List.of()));
    assertThat(
            TraceComparer.compare(
                told(A, C), List.of(reserved(0, 1, "x"), reserved(1, 2, "y"), reserved(2, 3, "z"))))
        .isEqualTo(new TraceResult(2, 2, List.of(), List.of("0x1-0x2 y")));
  }

  @Test
  void anotherOrderIsNotReproduced() {
    TraceResult result =
        TraceComparer.compare(told(A, B), List.of(reserved(1, 2, "y"), reserved(0, 1, "x")));

    assertThat(result.reproduced()).isEqualTo(1);
    assertThat(result.missing()).hasSize(1);
    assertThat(result.invented()).hasSize(1);
  }

  @Test
  void anotherEndIsAnotherRange() {
    assertThat(TraceComparer.compare(told(A), List.of(reserved(0, 2, "x"))))
        .isEqualTo(new TraceResult(1, 0, List.of("0x0-0x1 a"), List.of("0x0-0x2 x")));
  }

  @Test
  void whatTheFirstListTellsIsNotInvented() {
    EarlyTrace trace = new EarlyTrace(List.of(new MemoryRange(0, 2)), List.of(C));

    assertThat(
            TraceComparer.compare(
                trace, List.of(reserved(0, 1, "x"), reserved(1, 2, "y"), reserved(2, 3, "z"))))
        .isEqualTo(new TraceResult(1, 1, List.of(), List.of()));
    assertThat(TraceComparer.compare(trace, List.of(reserved(1, 3, "x"))).invented())
        .containsExactly("0x1-0x3 x");
  }

  @Test
  void nobodyComparesMoreThanAKernelTells() {
    List<BootEvent> made = new ArrayList<>();
    List<Reservation> told = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      made.add(reserved(i, i + 1, "x"));
      told.add(reservation(i, i + 1, "x"));
    }
    assertThat(TraceComparer.compare(new EarlyTrace(List.of(), told), made).reproduced())
        .isEqualTo(4096);
  }

  @Property(tries = 300)
  void everyReservationIsReproducedOrNamed(
      @ForAll @Size(max = 8) List<@IntRange(max = 4) Integer> recorded,
      @ForAll @Size(max = 8) List<@IntRange(max = 4) Integer> made) {
    TraceResult result =
        TraceComparer.compare(
            new EarlyTrace(
                List.of(), recorded.stream().map(i -> reservation(i, i + 1, "k")).toList()),
            made.stream().map(i -> (BootEvent) reserved(i, i + 1, "m")).toList());

    assertThat(result.recorded()).isEqualTo(recorded.size());
    assertThat(result.reproduced() + result.missing().size()).isEqualTo(recorded.size());
    assertThat(result.reproduced() + result.invented().size()).isEqualTo(made.size());
    assertThat(result.reproduced()).isEqualTo(longest(recorded, made));
  }

  private static int longest(List<Integer> a, List<Integer> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    List<Integer> restOfA = a.subList(1, a.size());
    List<Integer> restOfB = b.subList(1, b.size());
    return a.get(0).equals(b.get(0))
        ? 1 + longest(restOfA, restOfB)
        : Math.max(longest(restOfA, b), longest(a, restOfB));
  }
}
