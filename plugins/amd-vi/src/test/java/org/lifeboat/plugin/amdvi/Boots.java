package org.lifeboat.plugin.amdvi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.testkit.TestMachine;
import org.lifeboat.testkit.TestStage;

/** Runs the driver through a boot. */
final class Boots {
  private Boots() {}

  static Initialization boot(TestMachine machine, Dialect dialect) {
    return boot(new TestStage(machine), dialect);
  }

  static Initialization boot(TestStage stage, Dialect dialect) {
    return boot(stage, AmdViSettings.of(dialect));
  }

  static Initialization boot(TestStage stage, AmdViSettings settings) {
    AmdViDriver driver = new AmdViDriver(settings);
    driver.look(stage);
    driver.readParameters(stage);
    Detection detection = driver.detect(stage);
    if (detection instanceof Detection.Absent) {
      return new Initialization.Inactive("absent");
    }
    driver.probe(stage);
    driver.prepareInterrupts(stage);
    Initialization result = driver.initialize(stage);
    assertThat(stage.looks()).isEmpty();
    assertThat(stage.requests()).isEmpty();
    return result;
  }

  static List<String> lines(TestStage stage) {
    return stage.printed().stream().filter(l -> l.contains("AMD-Vi")).toList();
  }
}
