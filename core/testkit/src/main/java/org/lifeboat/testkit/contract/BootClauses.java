package org.lifeboat.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;

/** What is seen of a plugin by booting with it, whatever its kind. */
final class BootClauses {
  private static final int RANDOM_PLANS = 600;

  /** Every so many plans of the battery are booted again and again. */
  private static final int SAMPLE = 37;

  private final PluginKind kind;
  private final Subject subject;
  private final BiFunction<BootPlan, PluginChoice, BootPlan> with;
  private final Plugins plugins;
  private final Budget budget = new Budget();
  private final Bench bench;
  private final ShippedPlans shipped;
  private final Supplier<PluginChoice> choice = new Once<>(this::choice);

  /**
   * @param with a plan in which the plugin takes part
   */
  BootClauses(PluginKind kind, Subject subject, BiFunction<BootPlan, PluginChoice, BootPlan> with) {
    this.kind = kind;
    this.subject = subject;
    this.with = with;
    this.plugins = Plugins.installed().replacing(subject.provider());
    this.bench = new Bench(plugins, budget);
    this.shipped = new ShippedPlans(bench, subject.machines());
  }

  /**
   * All of them.
   *
   * @param ofKind what holds after every boot with a plugin of this kind
   */
  Stream<Clause> clauses(Stream<Rule> ofKind) {
    List<Rule> rules =
        Stream.of(BootRules.all(), BootRules.perMachine(shipped.machineIds()), ofKind)
            .flatMap(s -> s)
            .toList();
    Battery battery = new Battery(bench, rules, () -> shipped.all().map(this::under));
    Rule anywhere =
        new Rule(Family.SURVIVES, "survives machines that nobody has built", BootRules::any);
    Battery unbuilt =
        new Battery(bench, List.of(anywhere), () -> shipped.random(RANDOM_PLANS).map(this::under));
    return Stream.of(
            battery.clauses(),
            unbuilt.clauses(),
            new AtBounds(bench, kind, subject, shipped::few, with).clauses(),
            new SameBytes(() -> new Bench(plugins, budget), this::sample).clauses(),
            new Manners(subject, battery).clauses())
        .flatMap(s -> s);
  }

  Bench bench() {
    return bench;
  }

  ShippedPlans shipped() {
    return shipped;
  }

  BootPlan under(BootPlan plan) {
    return with.apply(plan, choice.get());
  }

  private List<BootPlan> sample() {
    List<BootPlan> all = shipped.all().toList();
    List<BootPlan> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += SAMPLE) {
      some.add(under(all.get(i)));
    }
    return some;
  }

  PluginChoice choice() {
    String id = ProviderClauses.plugin(kind, subject).id();
    return new PluginChoice(id, Told.settings(bench.reader(), kind, id, subject.settings()));
  }
}
