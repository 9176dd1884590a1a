package org.lifeboat.it.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lifeboat.api.plugin.PluginProvider;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.testkit.contract.Breach;
import org.lifeboat.testkit.contract.Clause;
import org.lifeboat.testkit.contract.Contract;
import org.lifeboat.testkit.contract.Subject;

/**
 * What a contract says of a plugin.
 *
 * @param broken the sentences that do not hold, with what the breach says
 */
record Verdicts(Map<String, Breach> broken) {
  private static final List<String> SUMMARIES =
      List.of("ends every boot of ", "survives machines that nobody has built");

  static Verdicts on(PluginKind kind, PluginProvider<?, ?> provider) {
    Map<String, Breach> broken = new TreeMap<>();
    for (Clause clause : Contract.of(kind, Subject.watched(provider, ""))) {
      try {
        clause.check().run();
      } catch (Breach breach) {
        broken.put(clause.sentence(), breach);
      }
    }
    return new Verdicts(broken);
  }

  /** The broken sentences, without those that only sum up others. */
  List<String> sins() {
    return broken.keySet().stream()
        .filter(sentence -> SUMMARIES.stream().noneMatch(sentence::startsWith))
        .toList();
  }
}
