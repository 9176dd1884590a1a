package org.lifeboat.testkit.contract;

import java.util.List;
import org.lifeboat.engine.plugin.PluginKind;

/** The contracts, by what a plugin is. */
public final class Contract {
  private Contract() {}

  /**
   * All that a plugin must make true, family by family. Nothing is booted before a clause is
   * checked; the clauses of one list share their boots and belong to one thread.
   */
  public static List<Clause> of(PluginKind kind, Subject subject) {
    return switch (kind) {
      case POLICY -> new PolicyContract(subject).clauses();
      case ALLOCATOR, DRIVER -> List.of();
    };
  }
}
