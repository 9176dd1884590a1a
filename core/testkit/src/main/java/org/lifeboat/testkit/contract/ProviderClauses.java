package org.lifeboat.testkit.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.lifeboat.engine.config.ConfigException;
import org.lifeboat.engine.config.PlanReader;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.PluginProblem;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.engine.plugin.SettingField;

/** What is asked of every provider, whatever it makes. */
final class ProviderClauses {
  private static final int LONGEST_SUMMARY = 120;

  private final PluginKind kind;
  private final Subject subject;
  private final Supplier<Plugin<?>> plugin;

  ProviderClauses(PluginKind kind, Subject subject) {
    this.kind = kind;
    this.subject = subject;
    this.plugin = () -> plugin(kind, subject);
  }

  /**
   * The plugin, as a registry has it.
   *
   * @throws Breach if none takes it
   */
  static Plugin<?> plugin(PluginKind kind, Subject subject) {
    Plugins alone = Plugins.none().with(subject.provider());
    List<Plugin<?>> taken = alone.all(kind);
    if (taken.isEmpty()) {
      throw new Breach(
          alone.problems().stream()
              .map(p -> p instanceof PluginProblem.Unusable bad ? bad.reason() : p.toString())
              .findFirst()
              .orElse("it is no " + kind.word()));
    }
    return taken.get(0);
  }

  Stream<Clause> clauses() {
    return Stream.of(
        wellMade("is taken by the registry: id, settings and provider are legal", this::taken),
        wellMade("can be made by whoever finds it", this::constructor),
        wellMade("says in one line what it does", this::summary),
        wellMade("explains every setting", this::meanings),
        wellMade("has settings that can be read, defaults within their bounds", this::settings),
        wellMade("makes a new instance for each boot", this::instances));
  }

  private static Clause wellMade(String sentence, Runnable check) {
    return new Clause(Family.WELL_MADE, sentence, check);
  }

  private void taken() {
    Plugin<?> unused = plugin.get(); // throws the breach itself
  }

  private void constructor() {
    Class<?> type = subject.provider().getClass();
    if (Stream.of(type.getConstructors()).noneMatch(c -> c.getParameterCount() == 0)) {
      throw new Breach(
          type.getName() + " is no public class with a public constructor without parameters");
    }
  }

  private void summary() {
    String summary = plugin.get().summary();
    if (summary.isBlank() || summary.lines().count() != 1) {
      throw new Breach("the summary is not one line: '" + summary + "'");
    }
    if (summary.length() > LONGEST_SUMMARY) {
      throw new Breach(
          "the summary is longer than " + LONGEST_SUMMARY + " characters: '" + summary + "'");
    }
  }

  private void meanings() {
    Set<String> seen = new HashSet<>();
    for (SettingField field : plugin.get().settings().fields()) {
      if (field.meaning().isBlank()) {
        throw new Breach("the setting " + field.key() + " has no meaning");
      }
      if (!seen.add(field.meaning())) {
        throw new Breach("the setting " + field.key() + " means what another means");
      }
    }
  }

  private void settings() {
    String id = plugin.get().id();
    try {
      reader().choose(kind, id, subject.settings());
    } catch (ConfigException e) {
      List<String> problems = new ArrayList<>();
      e.problems().forEach(p -> problems.add(p.toString()));
      throw new Breach(String.join("; ", problems));
    }
  }

  private PlanReader reader() {
    return new PlanReader(Plugins.none().with(subject.provider()));
  }

  private void instances() {
    Plugin<?> made = plugin.get();
    Record told = Told.settings(reader(), kind, made.id(), subject.settings());
    Object first = made.create(told);
    if (first == made.create(told)) {
      throw new Breach("two boots get the same instance from create()");
    }
  }
}
