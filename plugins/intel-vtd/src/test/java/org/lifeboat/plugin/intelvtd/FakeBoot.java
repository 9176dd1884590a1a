package org.lifeboat.plugin.intelvtd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.EarlyProbe;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.testkit.TestMachine;
import org.lifeboat.testkit.TestStage;

/**
 * What a driver did in one boot, called as an engine calls it.
 *
 * @param result empty after a panic, or where nothing was detected
 * @param blocksHeld blocks of pages that it kept
 */
record FakeBoot(
    Detection detection,
    Optional<EarlyProbe> probe,
    Optional<Initialization> result,
    Optional<String> panic,
    List<String> log,
    int blocksHeld) {

  static FakeBoot of(TestMachine machine, IntelVtdSettings settings) {
    TestStage stage = new TestStage(machine);
    FakeBoot boot = run(new IntelVtd(settings), stage);
    assertThat(stage.requests()).as("a driver takes no early memory").isEmpty();
    return boot;
  }

  private static FakeBoot run(IntelVtd driver, TestStage stage) {
    driver.look(stage);
    driver.readParameters(stage);
    Detection detection = driver.detect(stage);
    if (detection instanceof Detection.Absent) {
      return new FakeBoot(
          detection, Optional.empty(), Optional.empty(), Optional.empty(), stage.printed(), 0);
    }
    Optional<EarlyProbe> probe = Optional.empty();
    try {
      probe = Optional.of(driver.probe(stage));
      driver.prepareInterrupts(stage);
      Initialization result = driver.initialize(stage);
      return new FakeBoot(
          detection,
          probe,
          Optional.of(result),
          Optional.empty(),
          stage.printed(),
          stage.blocksHeld().size());
    } catch (KernelPanic panic) {
      return new FakeBoot(
          detection,
          probe,
          Optional.empty(),
          Optional.of(panic.text()),
          stage.printed(),
          stage.blocksHeld().size());
    }
  }

  static FakeBoot linux61(TestMachine machine) {
    return of(machine, IntelVtdSettings.linux61());
  }

  static FakeBoot linux2632(TestMachine machine) {
    return of(machine, IntelVtdSettings.linux2632());
  }

  static FakeBoot linux2633(TestMachine machine) {
    return of(machine, IntelVtdSettings.linux2633());
  }

  Initialization.Active active() {
    return (Initialization.Active) result.orElseThrow();
  }

  /** The code of the failure, or a word for what else happened. */
  String failure() {
    return result
        .map(r -> r instanceof Initialization.Failed f ? f.cause().code() : r.toString())
        .orElse("no result");
  }

  /** The code of what detection found wrong, or a word for what else it said. */
  String probed() {
    return probe
        .map(
            p -> p instanceof EarlyProbe.Broken b ? b.cause().code() : p.getClass().getSimpleName())
        .orElse("not asked");
  }
}
