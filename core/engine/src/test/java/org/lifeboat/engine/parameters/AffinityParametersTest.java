package org.lifeboat.engine.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.stage.CommandLine;

/** Which firmware tables the parameters let the kernel read. */
final class AffinityParametersTest {
  @ParameterizedTest
  @CsvSource({
    "quiet, 1, false",
    "quiet, 2, true",
    "hashdist=0, 2, false",
    "hashdist=1, 1, true",
    "hashdist=1 hashdist=0, 2, false",
  })
  void hashTablesAreSpreadOverNodes(String commandLine, int nodes, boolean spread) {
    assertThat(AffinityParameters.distributesHashTables(CommandLine.parse(commandLine), nodes))
        .isEqualTo(spread);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quiet|false|true",
        "acpi=off|true|false",
        "acpi=offline|false|true",
        "acpi=off acpi=force|false|true",
        "acpi=force acpi=off|true|false",
        "acpi=off acpi=noirq|true|false",
        "acpi=noirq|false|true",
        "numa=off|false|false",
        "numa=office|false|false",
        "numa=noacpi|false|false",
        "numa=fake=4|false|true",
        "numa=on|false|true",
        "numa|false|true",
        "acpi numa=|false|true",
      })
  void theParametersSay(String text, boolean acpiOff, boolean readsAffinity) {
    CommandLine commandLine = CommandLine.parse(text);

    assertThat(AffinityParameters.acpiOff(commandLine)).isEqualTo(acpiOff);
    assertThat(AffinityParameters.readsAffinity(commandLine)).isEqualTo(readsAffinity);
  }
}
