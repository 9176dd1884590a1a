package org.lifeboat.plugin.calgary;

import static org.assertj.core.api.Assertions.assertThat;

import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.testkit.TestMachine;
import org.lifeboat.testkit.TestStage;

/** Runs the driver through a boot. */
final class Boots {
  private Boots() {}

  static CalgaryDriver driver() {
    return new CalgaryDriver(new CalgarySettings(Dialect.LINUX_2_6_33, true));
  }

  static Initialization boot(TestMachine machine) {
    return boot(new TestStage(machine));
  }

  static Initialization boot(TestStage stage) {
    CalgaryDriver driver = driver();
    if (driver.detect(stage) instanceof Detection.Absent) {
      return new Initialization.Inactive("absent");
    }
    driver.probe(stage);
    Initialization result = driver.initialize(stage);
    assertThat(stage.looks()).isEmpty();
    return result;
  }
}
