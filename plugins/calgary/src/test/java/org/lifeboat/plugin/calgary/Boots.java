package org.lifeboat.plugin.calgary;

import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.Initialization;

/** Runs the driver through a boot. */
final class Boots {
  private Boots() {}

  static CalgaryDriver driver() {
    return new CalgaryDriver(new CalgarySettings(Dialect.LINUX_2_6_33, true));
  }

  static Initialization boot(FakeMachine machine) {
    CalgaryDriver driver = driver();
    if (driver.detect(machine) instanceof Detection.Absent) {
      return new Initialization.Inactive("absent");
    }
    driver.probe(machine);
    return driver.initialize(machine);
  }
}
