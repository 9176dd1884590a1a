package org.lifeboat.it.contract;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.plugin.PluginProvider;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.testkit.contract.Breach;
import org.lifeboat.testkit.contract.Clause;
import org.lifeboat.testkit.contract.Contract;
import org.lifeboat.testkit.contract.Subject;

/** What a contract says of a plugin. */
final class Verdicts {
  private Verdicts() {}

  /** What one clause says; empty where it holds. */
  static Optional<Breach> of(PluginKind kind, PluginProvider<?, ?> provider, String sentence) {
    return check(
        contract(kind, provider).stream()
            .filter(clause -> clause.sentence().equals(sentence))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no clause says: " + sentence)));
  }

  /** What all clauses say that do not hold. */
  static List<Breach> all(PluginKind kind, PluginProvider<?, ?> provider) {
    return contract(kind, provider).stream().flatMap(c -> check(c).stream()).toList();
  }

  private static List<Clause> contract(PluginKind kind, PluginProvider<?, ?> provider) {
    return Contract.of(kind, Subject.watched(provider, ""));
  }

  private static Optional<Breach> check(Clause clause) {
    try {
      clause.check().run();
      return Optional.empty();
    } catch (Breach breach) {
      return Optional.of(breach);
    }
  }
}
