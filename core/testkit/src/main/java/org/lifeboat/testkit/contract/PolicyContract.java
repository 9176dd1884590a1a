package org.lifeboat.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;

/** What every fallback policy must make true. */
final class PolicyContract {
  private static final int RANDOM_PLANS = 600;

  /** Every so many plans of the battery are booted again and again. */
  private static final int SAMPLE = 37;

  private final Subject subject;
  private final Supplier<Plugins> plugins;
  private final Supplier<PluginChoice> choice;

  PolicyContract(Subject subject) {
    this.subject = subject;
    this.plugins = () -> Plugins.installed().replacing(subject.provider());
    this.choice = new Once<>(this::told);
  }

  List<Clause> clauses() {
    List<Clause> clauses =
        new ArrayList<>(new ProviderClauses(PluginKind.POLICY, subject).clauses().toList());
    Bench bench = new Bench(plugins.get());
    ShippedPlans shipped = new ShippedPlans(bench);
    List<Rule> rules =
        Stream.of(BootRules.all(), BootRules.perMachine(shipped.machineIds()), PolicyRules.all())
            .flatMap(s -> s)
            .toList();
    Battery battery = new Battery(bench, rules, () -> shipped.all().map(this::under));
    battery.clauses().forEach(clauses::add);
    Rule anywhere =
        new Rule(Family.SURVIVES, "survives machines that nobody has built", BootRules::any);
    new Battery(bench, List.of(anywhere), () -> shipped.random(RANDOM_PLANS).map(this::under))
        .clauses()
        .forEach(clauses::add);
    new AtBounds(bench, PluginKind.POLICY, subject, shipped::few, BootPlan::withPolicy)
        .clauses()
        .forEach(clauses::add);
    new SameBytes(() -> new Bench(plugins.get()), () -> sample(shipped))
        .clauses()
        .forEach(clauses::add);
    new Manners(subject, battery::run).clauses().forEach(clauses::add);
    return clauses;
  }

  private List<BootPlan> sample(ShippedPlans shipped) {
    List<BootPlan> all = shipped.all().map(this::under).toList();
    List<BootPlan> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += SAMPLE) {
      some.add(all.get(i));
    }
    return some;
  }

  private BootPlan under(BootPlan plan) {
    return plan.withPolicy(choice.get());
  }

  private PluginChoice told() {
    Plugin<?> policy = ProviderClauses.plugin(PluginKind.POLICY, subject);
    Bench bench = new Bench(plugins.get());
    return new PluginChoice(
        policy.id(), Told.settings(bench, PluginKind.POLICY, policy.id(), subject.settings()));
  }
}
