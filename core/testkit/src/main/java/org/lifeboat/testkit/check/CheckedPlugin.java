package org.lifeboat.testkit.check;

import java.util.List;
import org.lifeboat.engine.plugin.PluginKind;

/**
 * A plugin that was checked.
 *
 * @param kind what it is
 * @param id its id
 * @param provider its provider's class
 * @param clauses its contract's, in their order
 */
public record CheckedPlugin(
    PluginKind kind, String id, String provider, List<CheckedClause> clauses) {
  /** Copies the list. */
  public CheckedPlugin {
    clauses = List.copyOf(clauses);
  }

  /** Whether it keeps all of its contract; one that nobody came to know keeps none. */
  public boolean holds() {
    return !clauses.isEmpty() && clauses.stream().allMatch(CheckedClause::held);
  }
}
