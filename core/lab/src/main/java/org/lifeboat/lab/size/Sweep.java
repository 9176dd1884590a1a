package org.lifeboat.lab.size;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.report.BootSummary;
import org.lifeboat.engine.service.LoadScenario;
import org.lifeboat.load.service.Scenario;
import org.lifeboat.load.service.Simulation;
import org.lifeboat.load.slots.PoolShape;

/**
 * One machine's load on pools of all sizes that its kernel grants, each shown by a boot.
 *
 * @param lifeboat what boots
 * @param plan the machine and its kernel
 * @param limits how long each load is watched
 */
record Sweep(Lifeboat lifeboat, BootPlan plan, Scenario.Limits limits) {
  private static final int LEAST_SLOTS = 128;

  /** Sizes tried beyond the first at which nothing fails. */
  private static final int BEYOND = 1;

  /** The load under the plan's own parameters. */
  Optional<Trial> asItIs() {
    return trial("", plan, UnaryOperator.identity());
  }

  /**
   * Sizes ascending, each once, until nothing fails any more or no larger one is granted.
   *
   * @param areas behind the number of slots: empty, or {@code ,1}
   */
  List<Trial> ascending(String areas) {
    List<Trial> trials = new ArrayList<>();
    int clean = 0;
    long last = 0;
    for (long asked = LEAST_SLOTS; asked <= PoolShape.MOST_SLOTS && clean <= BEYOND; asked *= 2) {
      Optional<Trial> trial = with(asked, areas, UnaryOperator.identity());
      long granted = trial.map(Trial::slots).orElse(0L);
      if (granted < asked && granted <= last) {
        break;
      }
      if (granted > last) {
        trials.add(named(trial.get(), areas));
        clean = trial.get().service().servesAll() ? clean + 1 : 0;
        last = granted;
      }
    }
    return trials;
  }

  /** What is asked for is rounded up or halved: the parameter that gives the same. */
  private static Trial named(Trial trial, String areas) {
    return new Trial(parameter(trial.slots(), areas), trial.pool(), trial.service());
  }

  /** One size, with something about the load changed. */
  Optional<Trial> with(long slots, String areas, UnaryOperator<Scenario> change) {
    String parameter = parameter(slots, areas);
    String line = plan.commandLine().text();
    String longer = line.isBlank() ? parameter : line + " " + parameter;
    return trial(parameter, plan.withCommandLine(CommandLine.parse(longer)), change);
  }

  private static String parameter(long slots, String areas) {
    return "swiotlb=" + slots + areas;
  }

  private Optional<Trial> trial(
      String parameter, BootPlan variant, UnaryOperator<Scenario> change) {
    BootSummary boot = lifeboat.summarize(variant);
    return LoadScenario.of(variant, boot, limits)
        .map(change)
        .map(scenario -> new Trial(parameter, boot.pool(), Simulation.run(scenario)));
  }
}
