package org.lifeboat.testkit.contract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lifeboat.engine.event.BootEvent.PluginFailure;
import org.lifeboat.engine.event.Misdeed;
import org.lifeboat.engine.plan.BootPlan;

/** What holds after every boot with any plugin: it did none of the things that the engine sees. */
final class BootRules {
  private BootRules() {}

  /** A rule for each misdeed, and that a boot comes to its end. */
  static Stream<Rule> all() {
    return Stream.concat(
        Stream.of(
            new Rule(Family.SURVIVES, "comes back from every call", (plan, trial) -> hung(trial))),
        Stream.of(Misdeed.values())
            .map(m -> new Rule(family(m), sentence(m), (plan, trial) -> did(m, trial))));
  }

  /** For each machine that no boot of it ends by the plugin's fault. */
  static Stream<Rule> perMachine(List<String> machines) {
    return machines.stream()
        .map(
            id ->
                new Rule(
                    Family.SURVIVES,
                    "ends every boot of " + id,
                    true,
                    (plan, trial) ->
                        plan.machine().id().equals(id) ? any(plan, trial) : Optional.empty()));
  }

  /** What is wrong, whatever it is. */
  static Optional<String> any(BootPlan plan, Trial trial) {
    return hung(trial)
        .or(() -> trial.failure().map(f -> in(f) + " (under " + plan.kernel().id() + ")"));
  }

  /** What a plugin does that does not do a misdeed. */
  private static String sentence(Misdeed misdeed) {
    return switch (misdeed) {
      case FOREIGN_MEMORY -> "takes, uses and frees only memory that is its own";
      case STAGE_KEPT -> "uses no stage that is over";
      case BAD_REQUEST -> "asks only for what can be done";
      case EXCESS -> "asks for no more than a boot can serve";
      case THREW -> "throws nothing but a kernel panic";
      case EXHAUSTED -> "uses up neither stack nor heap";
      case INCOMPLETE_ANSWER -> "answers, and with every part";
      case WRONG_DECISION -> "chooses only a way of DMA that there is";
    };
  }

  private static Family family(Misdeed misdeed) {
    return switch (misdeed) {
      case FOREIGN_MEMORY -> Family.TOUCHES_NOTHING;
      case STAGE_KEPT -> Family.CLOSES_STAGE;
      case BAD_REQUEST, EXCESS -> Family.KEEPS_BOUNDS;
      case THREW, EXHAUSTED, INCOMPLETE_ANSWER -> Family.SURVIVES;
      case WRONG_DECISION -> Family.TELLS_THE_TRUTH;
    };
  }

  private static Optional<String> hung(Trial trial) {
    return trial instanceof Trial.Hung hung
        ? Optional.of(hung.where() + " does not come back")
        : Optional.empty();
  }

  private static Optional<String> did(Misdeed misdeed, Trial trial) {
    return trial.failure().filter(f -> f.misdeed() == misdeed).map(BootRules::in);
  }

  private static String in(PluginFailure failure) {
    return failure.moment() + ": " + failure.problem();
  }
}
