package org.lifeboat.plugin.gart;

import static org.assertj.core.api.Assertions.assertThat;

import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.testkit.TestMachine;
import org.lifeboat.testkit.TestStage;

/** Runs the driver through a boot. */
final class Boots {
  private Boots() {}

  static GartDriver driver(Dialect dialect) {
    return new GartDriver(new GartSettings(dialect, true, false));
  }

  static Detection detect(GartDriver driver, TestStage stage) {
    driver.look(stage);
    driver.readParameters(stage);
    return driver.detect(stage);
  }

  static Initialization boot(TestMachine machine, Dialect dialect) {
    return boot(new TestStage(machine), dialect);
  }

  static Initialization boot(TestStage stage, Dialect dialect) {
    return boot(stage, new GartSettings(dialect, true, false));
  }

  static Initialization boot(TestStage stage, GartSettings settings) {
    GartDriver driver = new GartDriver(settings);
    Detection detection = detect(driver, stage);
    if (detection instanceof Detection.Absent) {
      return new Initialization.Inactive("absent");
    }
    driver.probe(stage);
    Initialization result = driver.initialize(stage);
    assertThat(stage.looks()).isEmpty();
    assertThat(stage.claims()).isEmpty();
    return result;
  }
}
