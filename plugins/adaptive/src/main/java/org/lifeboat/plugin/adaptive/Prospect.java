package org.lifeboat.plugin.adaptive;

import java.util.Comparator;
import org.lifeboat.api.driver.EarlyProbe;
import org.lifeboat.api.policy.DetectedIommus;

/** What can be hoped of the hardware at the early stage, at its best. */
enum Prospect {
  /** There is none, or each is known to be broken: devices are on their own. */
  NONE("no IOMMU that could work"),
  /** Nothing wrong was seen, but not all could be looked at. */
  OPEN("an IOMMU whose health is not known"),
  /** All that can ever fail was looked at and is right. */
  SOUND("a sound IOMMU");

  private final String text;

  Prospect(String text) {
    this.text = text;
  }

  /** In words. */
  String text() {
    return text;
  }

  /** The best prospect that any unit offers that is there and wanted. */
  static Prospect of(DetectedIommus detected) {
    return detected.found().stream()
        .filter(DetectedIommus.Found::present)
        .map(found -> of(found.probe()))
        .max(Comparator.naturalOrder())
        .orElse(NONE);
  }

  private static Prospect of(EarlyProbe probe) {
    if (probe instanceof EarlyProbe.Broken) {
      return NONE;
    }
    return probe instanceof EarlyProbe.Sound ? SOUND : OPEN;
  }
}
