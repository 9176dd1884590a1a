package org.lifeboat.testkit.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lifeboat.engine.plan.BootPlan;

/**
 * Boots many plans once and holds every boot against every rule. Nothing is booted before a clause
 * is checked; the first check pays for all.
 */
final class Battery {
  private final Bench bench;
  private final List<Rule> rules;
  private final Supplier<Stream<BootPlan>> plans;
  private final Shrinker shrinker;
  private final Witness witness;
  private @Nullable Map<Rule, Found> found;
  private boolean cutShort;

  /**
   * Where a rule was broken first.
   *
   * @param plan under which
   * @param problem what was wrong
   */
  private record Found(BootPlan plan, String problem) {}

  private static final int MOST_SLOW = 2;

  Battery(Bench bench, List<Rule> rules, Supplier<Stream<BootPlan>> plans) {
    this.bench = bench;
    this.rules = List.copyOf(rules);
    this.plans = plans;
    this.shrinker = new Shrinker(bench);
    this.witness = new Witness(bench);
  }

  Stream<Clause> clauses() {
    return rules.stream().map(r -> new Clause(r.family(), r.sentence(), () -> check(r)));
  }

  /** Boots all plans, where that was not done yet. */
  synchronized void run() {
    if (found == null) {
      found = bootAll();
    }
  }

  /**
   * Boots all plans, where that was not done yet.
   *
   * @throws NotJudgedException if not all were tried
   */
  synchronized void requireWhole() {
    run();
    if (cutShort) {
      throw new NotJudgedException();
    }
  }

  private Map<Rule, Found> bootAll() {
    Map<Rule, Found> first = new LinkedHashMap<>();
    int slow = 0;
    try (Stream<BootPlan> all = plans.get()) {
      for (BootPlan plan : (Iterable<BootPlan>) all::iterator) {
        Trial trial = bench.boot(plan);
        for (Rule rule : rules) {
          if (!first.containsKey(rule)) {
            rule.judge().wrong(plan, trial).ifPresent(p -> first.put(rule, new Found(plan, p)));
          }
        }
        if (trial instanceof Trial.Untried || Budget.wasSlow(trial) && ++slow == MOST_SLOW) {
          cutShort = true;
          break;
        }
      }
    }
    return first;
  }

  private synchronized void check(Rule rule) {
    run();
    Found broken = found == null ? null : found.get(rule);
    if (broken == null) {
      requireWhole();
      return;
    }
    if (rule.summary()) {
      throw new Breach(broken.problem());
    }
    if (!(bench.boot(broken.plan()) instanceof Trial.Ended)) {
      throw new Breach(broken.problem(), witness.of(broken.plan()));
    }
    BootPlan smallest = shrinker.smallest(broken.plan(), plan -> wrong(rule, plan).isPresent());
    throw new Breach(wrong(rule, smallest).orElse(broken.problem()), witness.of(smallest));
  }

  private Optional<String> wrong(Rule rule, BootPlan plan) {
    return rule.judge().wrong(plan, bench.boot(plan));
  }
}
