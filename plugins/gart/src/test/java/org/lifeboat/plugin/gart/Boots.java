package org.lifeboat.plugin.gart;

import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.Initialization;

/** Runs the driver through a boot. */
final class Boots {
  private Boots() {}

  static GartDriver driver(Dialect dialect) {
    return new GartDriver(new GartSettings(dialect, true));
  }

  static Detection detect(GartDriver driver, FakeMachine machine) {
    driver.look(machine);
    driver.readParameters(machine);
    return driver.detect(machine);
  }

  static Initialization boot(FakeMachine machine, Dialect dialect) {
    return boot(machine, new GartSettings(dialect, true));
  }

  static Initialization boot(FakeMachine machine, GartSettings settings) {
    GartDriver driver = new GartDriver(settings);
    Detection detection = detect(driver, machine);
    if (detection instanceof Detection.Absent) {
      return new Initialization.Inactive("absent");
    }
    driver.probe(machine);
    return driver.initialize(machine);
  }
}
