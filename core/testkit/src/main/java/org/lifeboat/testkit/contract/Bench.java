package org.lifeboat.testkit.contract;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.lifeboat.engine.boot.BootOrchestrator;
import org.lifeboat.engine.config.PlanReader;
import org.lifeboat.engine.event.Misdeed;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.testkit.contract.tripwire.ForeignCode;

/** Boots plans with a plugin that may do anything, and always has an answer. */
final class Bench {
  /**
   * A boot takes less than a millisecond: who needs thousands of them does not come back. A slow
   * computer may be told more by this system property, in milliseconds.
   */
  private static final Duration PATIENCE =
      Duration.ofMillis(Long.getLong("org.lifeboat.contract.patience", 5000));

  /** Who did not come back once has less credit. */
  private static final Duration SECOND_PATIENCE = PATIENCE.dividedBy(5);

  /** Each leaves a thread behind that keeps a processor busy. */
  private static final int MOST_HANGS = 4;

  /** What boots may cost that fill stack or heap, in nanoseconds: each takes a hundred others. */
  private static final long MOST_EXHAUSTED_NANOS = 6_000_000_000L;

  private final Plugins plugins;
  private final PlanReader reader;
  private final Map<BootPlan, Trial.Hung> hung = new IdentityHashMap<>();
  private long exhaustedNanos;
  private Deadline deadline = new Deadline(PATIENCE);

  /**
   * @param plugins the plugin under test among those that the kernels need
   */
  Bench(Plugins plugins) {
    this.plugins = plugins;
    this.reader = new PlanReader(plugins);
  }

  Plugins plugins() {
    return plugins;
  }

  PlanReader reader() {
    return reader;
  }

  /**
   * Boots, as often as one likes. A plan under which the plugin did not come back is not tried
   * again.
   *
   * @throws Breach if the plugin did not come back, or filled stack or heap, so often that nothing
   *     more is tried
   */
  synchronized Trial boot(BootPlan plan) {
    Trial.Hung before = hung.get(plan);
    if (before != null) {
      return before;
    }
    if (hung.size() == MOST_HANGS) {
      throw new Breach(
          hung.values().iterator().next().where()
              + " does not come back, so that this was not tried to its end");
    }
    if (exhaustedNanos > MOST_EXHAUSTED_NANOS) {
      throw new Breach("it fills stack or heap, so that this was not tried to its end");
    }
    long start = System.nanoTime();
    try {
      Trial trial = deadline.within(() -> attempt(plan));
      if (trial.failure().filter(f -> f.misdeed() == Misdeed.EXHAUSTED).isPresent()) {
        exhaustedNanos += System.nanoTime() - start;
      }
      return trial;
    } catch (Deadline.MissedException e) {
      deadline = new Deadline(SECOND_PATIENCE);
      Trial.Hung trial =
          new Trial.Hung(
              e.innermost(ForeignCode::is).orElse("a method that another thread of it runs"));
      hung.put(plan, trial);
      return trial;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a boot threw what no boot may throw", e.getCause());
    }
  }

  private Trial attempt(BootPlan plan) {
    BootOrchestrator engine = new BootOrchestrator(plugins);
    try {
      return new Trial.Ended(engine.boot(plan));
    } catch (IllegalArgumentException e) {
      return new Trial.Refused(String.valueOf(e.getMessage()));
    }
  }
}
