package org.lifeboat.testkit.check;

/** Who is told how far a check has come. */
@FunctionalInterface
public interface Progress {
  /** Nobody. */
  Progress NOBODY = state -> {};

  /**
   * How far it is.
   *
   * @param plugin the id of the plugin; empty while the jar is loaded
   * @param done clauses that were tried
   * @param all clauses of its contract
   * @param sentence the clause that is tried; may be empty
   */
  record State(String plugin, int done, int all, String sentence) {}

  /** Called whenever a clause begins. */
  void at(State state);
}
