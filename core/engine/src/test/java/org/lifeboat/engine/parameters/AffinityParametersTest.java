package org.lifeboat.engine.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.stage.CommandLine;

/** What parameters say about nodes. */
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
  @CsvSource({"quiet, true", "numa=off, false", "acpi=off, false", "numa=fake=2, true"})
  void affinityIsReadUnlessForbidden(String commandLine, boolean read) {
    assertThat(AffinityParameters.readsAffinity(CommandLine.parse(commandLine))).isEqualTo(read);
  }
}
