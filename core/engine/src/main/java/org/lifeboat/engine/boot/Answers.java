package org.lifeboat.engine.boot;

import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.EarlyProbe;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.policy.DmaBackend;

/**
 * Whether the answers of plugins are whole: foreign code may have been compiled without a check for
 * null, and a report needs every part.
 */
final class Answers {
  private Answers() {}

  static boolean isWhole(Detection answer) {
    return answer instanceof Detection.Disabled disabled
        ? isThere(disabled.why())
        : !(answer instanceof Detection.Present present) || isThere(present.what());
  }

  static boolean isWhole(EarlyProbe answer) {
    return answer instanceof EarlyProbe.Broken broken
        ? isWhole(broken.cause())
        : !(answer instanceof EarlyProbe.Unknowable unknowable) || isThere(unknowable.why());
  }

  static boolean isWhole(Initialization answer) {
    return answer instanceof Initialization.Failed failed
        ? isWhole(failed.cause())
        : !(answer instanceof Initialization.Inactive inactive) || isThere(inactive.why());
  }

  static boolean isWhole(DmaBackend answer) {
    return isThere(answer.kind()) && isThere(answer.pool()) && isThere(answer.growth());
  }

  private static boolean isWhole(Finding finding) {
    return isThere(finding) && isThere(finding.code()) && isThere(finding.text());
  }

  private static boolean isThere(Object part) {
    return part != null;
  }
}
