package org.lifeboat.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.lifeboat.lab.replay.ReplayTimer.Timing;

/** The arithmetic of measuring, by a clock that goes as the test wants. */
class ReplayTimerTest {
  private final AtomicLong now = new AtomicLong();
  private long replayed;

  private Timing time(long nanosPerReplay, long least) {
    Runnable replay =
        () -> {
          replayed++;
          now.addAndGet(nanosPerReplay);
        };
    return new ReplayTimer(now::get).time(new Timeable(replay, 2), least);
  }

  @Test
  void aBatchIsLongEnoughForTheClock() {
    Timing timing = time(1000, 1);
    assertThat(timing.median()).isEqualTo(500);
    assertThat(timing.fastest()).isEqualTo(500);
    assertThat(timing.slowest()).isEqualTo(500);
    assertThat(timing.replays() * 1000).isBetween(ReplayTimer.BATCH_NANOS, 1L << 26);
    assertThat(timing.batches()).isEqualTo(ReplayTimer.BATCHES);
  }

  @Test
  void aSlowTraceIsReplayedOnceInABatchUnlessMoreIsAskedFor() {
    assertThat(time(1_000_000_000, 1).replays()).isEqualTo(1);
    assertThat(time(1_000_000_000, 100).replays()).isEqualTo(12);
  }

  @Test
  void atLeastAsManyReplaysAreTimedAsWereAskedFor() {
    Timing timing = time(1000, 1_000_000);
    assertThat(timing.replays() * timing.batches()).isGreaterThanOrEqualTo(1_000_000);
  }

  @Test
  void aClockThatStandsStillEndsTheWarmUpAllTheSame() {
    Timing timing = time(0, 1);
    assertThat(timing.median()).isZero();
    assertThat(replayed).isPositive();
  }
}
