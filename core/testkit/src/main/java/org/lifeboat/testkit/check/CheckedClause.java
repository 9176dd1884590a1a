package org.lifeboat.testkit.check;

import org.lifeboat.testkit.contract.Family;

/**
 * A clause and what came of it.
 *
 * @param family what it is about
 * @param sentence what a plugin does that keeps it
 * @param finding what came of it
 */
public record CheckedClause(Family family, String sentence, Finding finding) {
  /** Whether the plugin makes it true. */
  public boolean held() {
    return finding instanceof Finding.Held;
  }
}
