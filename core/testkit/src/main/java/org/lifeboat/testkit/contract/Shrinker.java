package org.lifeboat.testkit.contract;

import java.util.Iterator;
import java.util.function.Predicate;
import org.lifeboat.engine.plan.BootPlan;

/** Makes a plan that breaks a rule smaller, step by step, as long as it still breaks it. */
final class Shrinker {
  /** Boots that a search may cost: a second, and far more than any machine has parts. */
  private static final int MOST_BOOTS = 3000;

  private final Simpler simpler;

  Shrinker(Bench bench) {
    this.simpler = new Simpler(bench);
  }

  /**
   * The smallest plan to be found from {@code plan} downwards.
   *
   * @param breaks whether a plan still breaks the rule; {@code plan} does
   */
  BootPlan smallest(BootPlan plan, Predicate<BootPlan> breaks) {
    BootPlan smallest = plan;
    int left = MOST_BOOTS;
    boolean shrunk = true;
    while (shrunk) {
      shrunk = false;
      Iterator<BootPlan> candidates = simpler.than(smallest).iterator();
      while (candidates.hasNext() && !shrunk && left-- > 0) {
        BootPlan candidate = candidates.next();
        if (breaks.test(candidate)) {
          smallest = candidate;
          shrunk = true;
        }
      }
    }
    return smallest;
  }
}
