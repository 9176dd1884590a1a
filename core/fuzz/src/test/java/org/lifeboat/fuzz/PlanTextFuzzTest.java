package org.lifeboat.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.lifeboat.engine.config.ConfigException;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.plan.BootPlan;

/**
 * Any text as a plan or machine file: it is a plan that boots, or all that is wrong with it is
 * said. The input is the file; a first line that begins with {@code #!set } is also a setting.
 */
final class PlanTextFuzzTest {
  private static final String SET = "#!set ";

  private static Path file = Path.of("");

  @BeforeAll
  static void makeFile() throws IOException {
    file = Files.createTempDirectory("lifeboat-fuzz").resolve("plan.conf");
  }

  @AfterAll
  static void removeFile() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(file.getParent());
  }

  @FuzzTest
  @DictionaryFile(resourcePath = "plan.dict")
  void read(byte[] data) throws IOException {
    Files.write(file, data);
    Optional<BootPlan> plan = plan(setting(data));
    plan.ifPresent(Boots::check);
  }

  private static List<String> setting(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    return text.startsWith(SET)
        ? text.lines().limit(1).map(line -> line.substring(SET.length())).toList()
        : List.of();
  }

  private static Optional<BootPlan> plan(List<String> sets) {
    try {
      return Optional.of(
          Boots.LIFEBOAT
              .reader()
              .read(
                  new PlanRequest(
                      file, Optional.empty(), Optional.empty(), sets, OptionalLong.empty())));
    } catch (ConfigException e) {
      assertThat(e.getMessage()).isNotBlank();
      return Optional.empty();
    }
  }
}
