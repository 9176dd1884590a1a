package org.lifeboat.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.lifeboat.experiment.results.Manifest;
import org.lifeboat.experiment.results.ResultsException;
import org.lifeboat.experiment.results.ResultsFolder;

/** Any bytes as what a folder of results says of itself: what is read is written the same. */
final class ManifestFuzzTest {
  private static Path folder = Path.of("");
  private static Path file = Path.of("");

  @BeforeAll
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("lifeboat-fuzz");
    file = folder.resolve("manifest.json");
  }

  @AfterAll
  static void removeFolder() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(folder.resolve("parts"));
    Files.deleteIfExists(folder);
  }

  @FuzzTest
  void read(byte[] data) throws IOException {
    Files.write(file, data);
    Optional<Manifest> manifest = manifest();
    if (manifest.isPresent()) {
      new ResultsFolder(folder).write(manifest.get());
      assertThat(manifest()).isEqualTo(manifest);
    }
  }

  private static Optional<Manifest> manifest() {
    try {
      return Optional.of(new ResultsFolder(folder).manifest());
    } catch (ResultsException e) {
      assertThat(e.problem()).isNotBlank();
      return Optional.empty();
    }
  }
}
