package org.lifeboat.testkit.contract;

import org.lifeboat.engine.plan.BootPlan;

/** A plan as a person tries it: HOCON to save and to hand to {@code ./lifeboat boot}. */
record Witness(Bench bench) {
  String of(BootPlan plan) {
    try {
      return bench.reader().text(plan);
    } catch (IllegalArgumentException unsayable) {
      return "# " + unsayable.getMessage() + "\n# " + plan;
    }
  }
}
