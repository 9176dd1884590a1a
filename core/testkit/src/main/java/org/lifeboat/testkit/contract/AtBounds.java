package org.lifeboat.testkit.contract;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.lifeboat.engine.config.ConfigException;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.SettingField;

/** That a plugin works with every setting at the ends of what it says it can be told. */
final class AtBounds {
  private final Bench bench;
  private final PluginKind kind;
  private final Subject subject;
  private final Supplier<List<BootPlan>> plans;
  private final BiFunction<BootPlan, PluginChoice, BootPlan> with;
  private final Shrinker shrinker;

  /**
   * @param plans some plans, the plugin not yet among them
   * @param with a plan with the plugin so told
   */
  AtBounds(
      Bench bench,
      PluginKind kind,
      Subject subject,
      Supplier<List<BootPlan>> plans,
      BiFunction<BootPlan, PluginChoice, BootPlan> with) {
    this.bench = bench;
    this.kind = kind;
    this.subject = subject;
    this.plans = plans;
    this.with = with;
    this.shrinker = new Shrinker(bench);
  }

  /** One for each setting. */
  Stream<Clause> clauses() {
    Plugin<?> plugin;
    try {
      plugin = ProviderClauses.plugin(kind, subject);
    } catch (Breach toldElsewhere) {
      return Stream.empty();
    }
    return plugin.settings().fields().stream()
        .map(
            field ->
                new Clause(
                    Family.KEEPS_BOUNDS,
                    "works with " + field.key() + " at its bounds",
                    () -> ends(field).forEach(value -> check(plugin.id(), field.key(), value))));
  }

  private static Stream<String> ends(SettingField field) {
    if (field.list()) {
      return Stream.of("[]");
    }
    return switch (field.kind()) {
      case FLAG -> Stream.of("false", "true");
      case CHOICE -> field.allowed().stream();
      case TEXT -> Stream.of("\"\"");
      case INT, LONG, DOUBLE ->
          field.unbounded()
              ? Stream.empty()
              : Stream.of(Long.toString(field.min()), Long.toString(field.max()));
    };
  }

  private void check(String id, String key, String value) {
    Optional<PluginChoice> told = told(id, key + " = " + value);
    if (told.isEmpty()) {
      return;
    }
    for (BootPlan plan : plans.get()) {
      BootPlan tried = with.apply(plan, told.get());
      Trial trial = bench.boot(tried);
      if (trial instanceof Trial.Untried) {
        throw new NotJudgedException();
      }
      Optional<String> wrong = BootRules.any(tried, trial);
      if (wrong.isPresent()) {
        BootPlan smallest = shrinker.smallest(tried, p -> wrong(p).isPresent());
        throw new Breach(
            "with " + key + " = " + value + ", " + wrong(smallest).orElse(wrong.get()),
            new Witness(bench).of(smallest));
      }
    }
  }

  private Optional<String> wrong(BootPlan plan) {
    return BootRules.any(plan, bench.boot(plan));
  }

  /** Empty where the record itself refuses the value, together with the others. */
  private Optional<PluginChoice> told(String id, String setting) {
    try {
      return Optional.of(bench.reader().choose(kind, id, subject.settings() + "\n" + setting));
    } catch (ConfigException refused) {
      return Optional.empty();
    }
  }
}
