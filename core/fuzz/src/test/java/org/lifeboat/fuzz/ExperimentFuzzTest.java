package org.lifeboat.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.lifeboat.engine.config.ConfigException;
import org.lifeboat.experiment.file.Experiment;
import org.lifeboat.experiment.file.ExperimentReader;

/**
 * Any text as an experiment: it has rows, the same each time, or all that is wrong with it is said.
 */
final class ExperimentFuzzTest {
  private static Path file = Path.of("");

  @BeforeAll
  static void makeFile() throws IOException {
    file = Files.createTempDirectory("lifeboat-fuzz").resolve("experiment.conf");
  }

  @AfterAll
  static void removeFile() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(file.getParent());
  }

  @FuzzTest
  @DictionaryFile(resourcePath = "experiment.dict")
  void read(byte[] data) throws IOException {
    Files.write(file, data);
    Optional<Experiment> experiment = experiment();
    experiment.ifPresent(ExperimentFuzzTest::check);
  }

  private static Optional<Experiment> experiment() {
    try {
      return Optional.of(new ExperimentReader(Boots.LIFEBOAT).read(file));
    } catch (ConfigException e) {
      assertThat(e.getMessage()).isNotBlank();
      return Optional.empty();
    }
  }

  private static void check(Experiment experiment) {
    long last = experiment.size() - 1;
    assertThat(experiment.row(last)).isEqualTo(experiment.row(last));
    assertThat(experiment.row(0).values()).hasSize(experiment.columns().size());
    assertThat(experiment().orElseThrow().fingerprint()).isEqualTo(experiment.fingerprint());
  }
}
