package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.it.check.HostileJar;

/**
 * The module descriptors tell the truth: what is found and works on the class path is found and
 * works on the module path.
 */
final class ModulePathTest {
  private static final Path LIB = Shipped.projectFolder().resolve("core/cli/target/dist/lib");
  private static final String MAIN = "org.lifeboat.cli.Main";
  private static final List<String> CLASS_PATH = List.of("-cp", LIB + "/*", MAIN);
  private static final List<String> MODULE_PATH =
      List.of("-p", LIB.toString(), "-m", "org.lifeboat.cli/" + MAIN);

  @TempDir private Path folder;

  @BeforeAll
  static void theProgramIsPacked() {
    // "mvn test" stops before anything is packed.
    assumeThat(LIB).isDirectory();
  }

  private String lifeboat(List<String> where, List<String> words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(where);
    command.addAll(words);
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(command)
            .directory(Shipped.projectFolder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    int code = process.waitFor();
    String text = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(code).as(text).isZero();
    return text;
  }

  private void assertSame(String... words) throws IOException, InterruptedException {
    assertThat(lifeboat(MODULE_PATH, List.of(words)))
        .isNotBlank()
        .isEqualTo(lifeboat(CLASS_PATH, List.of(words)));
  }

  @Test
  void everyPluginIsFound() throws IOException, InterruptedException {
    assertSame("plugins", "list");
  }

  @Test
  void aPluginsSettingsAreRead() throws IOException, InterruptedException {
    assertSame("plugins", "describe", "deferred-init");
  }

  @Test
  void aMachineIsReadAndBooted() throws IOException, InterruptedException {
    assertSame("compare", "config/machines/q35-4g-vtd-zero.conf", "--format", "json");
  }

  @Test
  void aBootIsDrawn() throws IOException, InterruptedException {
    assertSame("boot", "config/machines/q35-4g-vtd-zero.conf", "--format", "html");
  }

  @Test
  void aJarIsCheckedInAProcessThatFindsTheSame() throws IOException, InterruptedException {
    Path jar = HostileJar.with(HostileJar.Place.LATE, "").in(folder);

    assertSame("plugins", "check", jar.toString());
  }

  @Test
  void aTablesExplanationsAreFound() throws IOException, InterruptedException {
    assertSame("firmware", "--explain", "all");
  }

  @Test
  void resultsAreReadWithDuckDb() throws IOException, InterruptedException {
    Path results = folder.resolve("results");
    FewRows.in(results);

    assertSame("results", results.toString(), "--sql", "select * from results");
  }
}
