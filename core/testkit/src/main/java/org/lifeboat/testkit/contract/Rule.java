package org.lifeboat.testkit.contract;

import java.util.Optional;
import org.lifeboat.engine.plan.BootPlan;

/**
 * What must hold after every boot.
 *
 * @param family what it is about
 * @param sentence as in {@link Clause}
 * @param summary whether it sums up what other rules look at one by one: no smallest case is then
 *     searched for it
 * @param judge what is wrong with how a plan's boot went, in a sentence; empty where nothing is
 */
record Rule(Family family, String sentence, boolean summary, Judge judge) {
  /** One that looks at something of its own. */
  Rule(Family family, String sentence, Judge judge) {
    this(family, sentence, false, judge);
  }

  /** Holds a boot against a rule. */
  @FunctionalInterface
  interface Judge {
    Optional<String> wrong(BootPlan plan, Trial trial);
  }
}
