package org.lifeboat.engine.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.stage.CommandLine;

/** How many processors a kernel prepares for, on a machine that lists four. */
final class ProcessorParametersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quiet | 4",
        "maxcpus=2 | 4",
        "maxcpus=0 | 1",
        "maxcpus=0 maxcpus=3 | 4",
        "nosmp | 1",
        "nr_cpus=3 | 3",
        "nr_cpus=0 | 4",
        "nr_cpus=2 nr_cpus=3 | 2",
        "possible_cpus=6 | 6",
        "possible_cpus=2 | 2",
        "possible_cpus=0 | 1",
        "possible_cpus=many | 4",
        "possible_cpus=6 nr_cpus=5 | 5",
        "nosmp possible_cpus=6 | 1",
        "noapic | 4",
        "nolapic | 1",
        "disableapic possible_cpus=3 | 3",
        "acpi=off | 1",
        "acpi=ht | 4",
        "possible_cpus=99999999999999999999 | 8192",
      })
  void parametersLimitAndAdd(String commandLine, int possible) {
    assertThat(ProcessorParameters.possible(CommandLine.parse(commandLine), 4)).isEqualTo(possible);
  }
}
