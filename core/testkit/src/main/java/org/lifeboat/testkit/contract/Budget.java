package org.lifeboat.testkit.contract;

import org.lifeboat.engine.event.BootEvent.PluginFailure;
import org.lifeboat.engine.event.Misdeed;

/**
 * What a plugin under test may cost in all: boots that hang, use up the heap or ask without end
 * take seconds where others take microseconds. One for all that is tried with a plugin.
 */
final class Budget {
  private static final int ALL = 150;
  private static final int HANG = 50;
  private static final int EXHAUSTION = 10;
  private static final int EXCESS = 1;

  private int spent;

  /** How much of it a boot took. */
  synchronized void charge(Trial trial) {
    spent += cost(trial);
  }

  /** Whether nothing more is to be tried. */
  synchronized boolean isSpent() {
    return spent >= ALL;
  }

  /** Whether a boot took long; few of them tell as much as many. */
  static boolean wasSlow(Trial trial) {
    return cost(trial) > 0;
  }

  private static int cost(Trial trial) {
    if (trial instanceof Trial.Hung) {
      return HANG;
    }
    return trial.failure().map(PluginFailure::misdeed).map(Budget::cost).orElse(0);
  }

  private static int cost(Misdeed misdeed) {
    return switch (misdeed) {
      case EXHAUSTED -> EXHAUSTION;
      case EXCESS -> EXCESS;
      default -> 0;
    };
  }
}
