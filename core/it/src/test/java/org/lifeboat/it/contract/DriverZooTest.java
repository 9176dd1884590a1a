package org.lifeboat.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.driver.IommuDriverProvider;
import org.lifeboat.api.plugin.NoSettings;
import org.lifeboat.engine.plugin.PluginKind;

/** Every sin of a driver is found by the clause that names it. */
final class DriverZooTest {
  static Stream<Arguments> zoo() {
    return Stream.of(
        arguments(new BadDrivers.FindsEverywhere(), "finds nothing where there is nothing"),
        arguments(new BadDrivers.HasNoUnits(), "works with at least one unit"),
        arguments(new BadDrivers.GroupsStrangers(), "groups only functions that there are"),
        arguments(new BadDrivers.GroupsTwice(), "puts no function into two groups"),
        arguments(new BadDrivers.CallsTheDeadSound(), "starts what it called sound"),
        arguments(
            new BadDrivers.FailsWithoutAWord(), "says what is wrong, with a code for programs"),
        arguments(new BadDrivers.DetectsNull(), "answers, and with every part"),
        arguments(new BadDrivers.ReadsBehindTheTable(), "throws nothing but a kernel panic"),
        arguments(new BadDrivers.HasAFaultThatThrows(), "offers faults that any firmware survives"),
        arguments(
            new BadDrivers.HasAFaultThatChanges(),
            "offers faults that change the same bytes each time"),
        arguments(new BadDrivers.HasAFaultWithoutAWord(), "says of each fault what it does"));
  }

  @ParameterizedTest
  @MethodSource("zoo")
  void aSinIsFoundByTheClauseThatNamesIt(IommuDriverProvider<?> sinner, String sentence) {
    assertThat(Verdicts.of(PluginKind.DRIVER, sinner, sentence)).isPresent();
  }

  /** A provider of the driver that the sinners are made of. */
  public static final class Saint extends BadDrivers.Keeper {
    @Override
    public IommuDriver create(NoSettings settings) {
      return new BadDrivers.Good();
    }
  }

  @Test
  void whoIsGoodIsFoundGood() {
    assertThat(Verdicts.all(PluginKind.DRIVER, new Saint())).isEmpty();
  }
}
