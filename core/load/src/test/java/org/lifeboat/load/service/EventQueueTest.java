package org.lifeboat.load.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

final class EventQueueTest {
  private record Foreseen(long time, long order) {}

  /** Below 0 takes one, otherwise foresees one so long after the last that was taken. */
  @Property
  void eventsComeByTimeAndThenInTheOrderInWhichTheyWereForeseen(
      @ForAll @Size(max = 300) List<@IntRange(min = -4, max = 9) Integer> steps,
      @ForAll @LongRange(min = 1, max = 1L << 51) long scale) {
    EventQueue queue = new EventQueue();
    PriorityQueue<Foreseen> plain =
        new PriorityQueue<>(
            Comparator.comparingLong(Foreseen::time).thenComparingLong(Foreseen::order));
    List<Long> taken = new ArrayList<>();
    List<Long> expected = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < steps.size(); i++) {
      int step = steps.get(i);
      if (step >= 0) {
        queue.add(now + step * scale, i);
        plain.add(new Foreseen(now + step * scale, i));
      } else if (!plain.isEmpty()) {
        now = plain.element().time();
        assertThat(queue.time()).isEqualTo(now);
        taken.add(queue.take());
        expected.add(plain.remove().order());
      }
    }
    while (!queue.isEmpty()) {
      taken.add(queue.take());
      expected.add(plain.remove().order());
    }

    assertThat(taken).isEqualTo(expected);
    assertThat(plain).isEmpty();
  }

  @Property
  void whoCameFirstIsServedFirst(
      @ForAll @Size(max = 200) List<@IntRange(min = -2, max = 5) Integer> steps) {
    LongFifo fifo = new LongFifo();
    List<Long> plain = new ArrayList<>();
    for (int step : steps) {
      if (step >= 0) {
        fifo.add(step);
        plain.add((long) step);
      } else if (!plain.isEmpty()) {
        assertThat(fifo.take()).isEqualTo(plain.remove(0));
      }
      assertThat(fifo.size()).isEqualTo(plain.size());
    }
    for (long left : plain) {
      assertThat(fifo.take()).isEqualTo(left);
    }
  }
}
