package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boots of machines with workloads, as a user types them. */
class LoadedBootTest {
  @TempDir private Path temporary;

  @Test
  void aBootOfAnExperimentIsWatchedAsLongAsItsRow() throws IOException {
    Path experiment = temporary.resolve("mine.conf");
    Files.writeString(
        experiment,
        """
        matrix { machines = [ "%s" ] }
        metrics = [ mappings ]
        load { seconds = 1, mappings = 1234 }
        """
            .formatted(Typed.machine("loaded/small-guest")));

    assertThat(Typed.lifeboat("boot", experiment + ":0", "--format", "json").out())
        .contains("\"mappings\": 1234,");
  }

  @Test
  void aLoadCountsForAMetricOnly() throws IOException {
    Path experiment = temporary.resolve("mine.conf");
    Files.writeString(
        experiment,
        """
        matrix { machines = [ "%s" ] }
        metrics = [ outcome ]
        load { seconds = 0 }
        """
            .formatted(Typed.machine("loaded/small-guest")));
    Typed typed = Typed.lifeboat("run", experiment.toString(), "--dry-run");

    assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.err())
        .contains("mine.conf:3: load: counts for no metric", "failed_ppm")
        .contains("load.seconds: 0 is out of range; 1 to 86400");
  }

  private static String advise(String... words) {
    Typed typed = Typed.lifeboat(words);

    assertThat(typed.code()).isZero();
    assertThat(typed.out().lines()).allMatch(l -> l.length() <= 100);
    return typed.out().replaceAll("\\s+", " ");
  }

  @Test
  void adviceSaysWhatASmallerBufferDoesUnderLoad() {
    assertThat(advise("advise", Typed.machine("loaded/confidential-guest")))
        .contains(
            "It works, but it can hang, see below.", "Under load 200,000 mappings", "Can hang")
        .contains("48 MB more are free; the kernel hangs under what the devices ask");
  }

  @Test
  void adviceMendsALoadThatFails() {
    assertThat(advise("advise", Typed.machine("loaded/server"), "--set", "policy=late-alloc"))
        .contains(
            "What mends it: intel_iommu=off", "nothing of what the devices ask fails, instead")
        .contains("79.8 % fail, as the bounce buffer is full");
  }
}
