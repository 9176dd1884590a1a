package org.lifeboat.api.policy;

import java.util.List;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.EarlyProbe;

/**
 * What the drivers saw at the early stage.
 *
 * @param found one entry per driver that did not answer {@link Detection.Absent}, in the order in
 *     which the kernel asks them
 */
public record DetectedIommus(List<Found> found) {
  /**
   * Copies the list.
   *
   * @param found one entry per driver that saw something, in the kernel's order
   */
  public DetectedIommus {
    found = List.copyOf(found);
  }

  /**
   * One driver's answers.
   *
   * @param driver its id
   * @param detection whether it is wanted
   * @param probe its health as far as known
   */
  public record Found(String driver, Detection detection, EarlyProbe probe) {
    /** {@return whether a unit is there and wanted} */
    public boolean present() {
      return detection instanceof Detection.Present;
    }
  }

  /** {@return whether any driver has a unit that is there and wanted, whatever its health} */
  public boolean anyPresent() {
    return found.stream().anyMatch(Found::present);
  }

  /** {@return whether any driver has a unit that is there and wanted and not known to be broken} */
  public boolean anyHopeful() {
    return found.stream().anyMatch(f -> f.present() && !(f.probe() instanceof EarlyProbe.Broken));
  }
}
