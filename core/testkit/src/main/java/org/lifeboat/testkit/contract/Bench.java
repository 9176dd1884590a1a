package org.lifeboat.testkit.contract;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.lifeboat.engine.boot.BootOrchestrator;
import org.lifeboat.engine.config.PlanReader;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.testkit.contract.tripwire.ForeignCode;

/** Boots plans with a plugin that may do anything, and always has an answer. */
final class Bench {
  /**
   * A boot takes less than a millisecond: who needs thousands of them does not come back. A slow
   * computer may be told more by this system property, in milliseconds.
   */
  static final Duration PATIENCE =
      Duration.ofMillis(Long.getLong("org.lifeboat.contract.patience", 10_000));

  private final Plugins plugins;
  private final Budget budget;
  private final PlanReader reader;
  private final BootOrchestrator engine;
  private final Deadline deadline = new Deadline(PATIENCE);

  /**
   * @param plugins the plugin under test among those that the kernels need
   * @param budget what the plugin may cost, on this bench and others
   */
  Bench(Plugins plugins, Budget budget) {
    this.plugins = plugins;
    this.budget = budget;
    this.reader = new PlanReader(plugins);
    this.engine = new BootOrchestrator(plugins);
  }

  Plugins plugins() {
    return plugins;
  }

  PlanReader reader() {
    return reader;
  }

  /** Boots, as often as one likes; what has cost too much already is not tried. */
  synchronized Trial boot(BootPlan plan) {
    if (budget.isSpent()) {
      return new Trial.Untried();
    }
    try {
      return charged(deadline.within(() -> attempt(plan)));
    } catch (Deadline.MissedException e) {
      return charged(
          new Trial.Hung(
              e.innermost(ForeignCode::is).orElse("a method that another thread of it runs")));
    } catch (ExecutionException e) {
      throw new IllegalStateException("a boot threw what no boot may throw", e.getCause());
    }
  }

  private Trial charged(Trial trial) {
    budget.charge(trial);
    return trial;
  }

  private Trial attempt(BootPlan plan) {
    try {
      return new Trial.Ended(engine.boot(plan));
    } catch (IllegalArgumentException e) {
      return new Trial.Refused(String.valueOf(e.getMessage()));
    }
  }
}
