package org.lifeboat.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.evidence.source.Imported;
import org.lifeboat.evidence.source.Profiles;
import org.lifeboat.evidence.source.SourceException;
import org.lifeboat.evidence.source.Sources;

/**
 * Any bytes as what somebody has of a machine, a log, a table, a text of acpidump or lspci: it is
 * made into a machine file that has no problem and boots, or what is wrong with it is said.
 */
final class SourceFuzzTest {
  private static final Profiles PROFILES =
      release ->
          Boots.LIFEBOAT
              .reader()
              .nearestKernel(release)
              .map(match -> new Profiles.Choice(match.id(), match.remark()))
              .orElse(new Profiles.Choice("linux-6.1", Optional.empty()));

  private static Path file = Path.of("");

  @BeforeAll
  static void makeFile() throws IOException {
    file = Files.createTempFile("lifeboat-fuzz", ".txt");
  }

  @AfterAll
  static void removeFile() throws IOException {
    Files.deleteIfExists(file);
  }

  @FuzzTest
  @DictionaryFile(resourcePath = "recording.dict")
  void importAny(byte[] data) throws IOException {
    Files.write(file, data);
    try {
      Sources.read(file, OptionalInt.empty(), PROFILES)
          .map(Imported::hocon)
          .map(hocon -> PlanRequest.of(file).saying(hocon))
          .map(Boots.LIFEBOAT.reader()::read)
          .ifPresent(Boots::check);
    } catch (SourceException e) {
      assertThat(e.problem()).startsWith(file.toString()).doesNotContain("\n");
    }
  }
}
