package org.lifeboat.example.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code examples/embedding}: a program that boots a thousand variants and prints a table. */
final class ThousandBootsTest {
  private static final String PROGRAM = "org.lifeboat.example.embedding.ThousandBoots";

  @Test
  void itsTableSaysWhatIsStillToBeHadLate() {
    Run run = Run.program(PROGRAM, List.of("config/machines/q35-4g-vtd-no-width.conf"));

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    List<List<String>> rows =
        run.out().lines().skip(1).map(line -> List.of(line.strip().split(" +"))).toList();
    assertThat(run.out()).startsWith("largest free order   boots   late pool (KB)   dead devices");
    assertThat(rows).hasSize(10);
    assertThat(rows.get(0)).containsExactly("10", "100", "4096", "0.0");
    assertThat(rows.get(1)).containsExactly("9", "100", "2048", "0.0");
    for (int order = 8; order >= 1; order--) {
      assertThat(rows.get(10 - order)).containsExactly(Integer.toString(order), "100", "0", "3.0");
    }
  }

  @Test
  void withoutAMachineItSaysHowToUseIt() {
    Run run = Run.program(PROGRAM, List.of());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("usage: ThousandBoots FILE");
  }
}
