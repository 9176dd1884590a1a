package org.lifeboat.lab.size;

import java.util.List;
import java.util.Optional;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.service.LoadScenario;
import org.lifeboat.lab.size.Sizing.Answer;
import org.lifeboat.load.service.Scenario;
import org.lifeboat.load.service.Service.Tally;
import org.lifeboat.load.workload.Workload;

/**
 * Finds how large a bounce buffer must be: boots with one size after the other, and puts the
 * machine's workloads on what each boot leaves. Every size sees the same requests. Immutable; any
 * number of threads may use one.
 */
public final class Sizer {
  private static final String UNDIVIDED = ",1";

  private final Lifeboat lifeboat;
  private final Scenario.Limits limits;
  private final double bound;

  /**
   * @param lifeboat what boots
   * @param limits how long each load is watched
   * @param bound share of the mappings that may fail, 0 to 1
   */
  public Sizer(Lifeboat lifeboat, Scenario.Limits limits, double bound) {
    this.lifeboat = lifeboat;
    this.limits = limits;
    this.bound = bound;
  }

  /**
   * The answer for a plan. Where its machine has no workloads, those that are usual for its devices
   * are taken.
   */
  public Sizing size(BootPlan plan) {
    List<Workload> own = plan.machine().workloads();
    return own.isEmpty() ? size(withUsual(plan), true) : size(plan, false);
  }

  private BootPlan withUsual(BootPlan plan) {
    List<Workload> usual = lifeboat.reader().usualWorkloads(plan.machine());
    return plan.withMachine(plan.machine().withWorkloads(usual))
        .withCommandLine(plan.commandLine());
  }

  private Sizing size(BootPlan plan, boolean assumed) {
    BootReport report = lifeboat.boot(plan);
    if (!report.completed()) {
      return without(plan, report, assumed, Answer.NO_BOOT, Optional.empty());
    }
    Sweep sweep = new Sweep(lifeboat, plan, limits);
    Optional<Trial> asItIs = sweep.asItIs();
    Optional<Tally> asked =
        asItIs.map(own -> own.service().total()).filter(total -> total.asked() > 0);
    if (asked.isEmpty()) {
      return without(plan, report, assumed, Answer.NO_LOAD, asItIs);
    }
    if (asked.get().direct() == asked.get().asked()) {
      return without(plan, report, assumed, Answer.NOTHING_BOUNCES, asItIs);
    }
    List<Trial> trials = sweep.ascending("");
    if (trials.size() < 2) {
      return without(plan, report, assumed, Answer.SIZE_IS_FIXED, asItIs);
    }
    Optional<Trial> enough = smallest(trials);
    return new Sizing(
        plan,
        report,
        assumed,
        enough.isPresent() ? Answer.ENOUGH : Answer.NO_SIZE,
        bound,
        asItIs,
        trials,
        enough,
        undivided(sweep, trials, enough),
        enough.isPresent()
            ? List.of()
            : new Reasons(sweep, trials.get(trials.size() - 1), bound).all(),
        endless(plan, report));
  }

  private Sizing without(
      BootPlan plan, BootReport report, boolean assumed, Answer answer, Optional<Trial> asItIs) {
    return new Sizing(
        plan,
        report,
        assumed,
        answer,
        bound,
        asItIs,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        asItIs.isPresent() ? endless(plan, report) : List.of());
  }

  private List<Sizing.EndlessSearch> endless(BootPlan plan, BootReport report) {
    return LoadScenario.of(plan, report.summary(), limits)
        .map(EndlessSearches::in)
        .orElse(List.of());
  }

  /** The smallest from which on all serve. */
  private Optional<Trial> smallest(List<Trial> trials) {
    int first = trials.size();
    while (first > 0 && trials.get(first - 1).serves(bound)) {
      first--;
    }
    return first < trials.size() ? Optional.of(trials.get(first)) : Optional.empty();
  }

  private Optional<Trial> undivided(Sweep sweep, List<Trial> trials, Optional<Trial> enough) {
    boolean divided =
        trials.stream().anyMatch(t -> t.pool().filter(p -> p.areas() > 1).isPresent());
    return divided
        ? smallest(sweep.ascending(UNDIVIDED))
            .filter(one -> enough.isEmpty() || one.slots() < enough.get().slots())
        : Optional.empty();
  }
}
