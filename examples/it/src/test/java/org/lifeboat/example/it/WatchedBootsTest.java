package org.lifeboat.example.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code examples/embedding}: a program that watches boots, with a plugin from a jar. */
final class WatchedBootsTest {
  private static final String PROGRAM = "org.lifeboat.example.embedding.WatchedBoots";
  private static final Path JAR = Path.of(System.getProperty("policy.jar", "none"));
  private static final List<String> WORDS =
      List.of("config/machines/q35-4g-sound.conf", JAR.toString());

  /** What an embedding program needs: the library, the plugins, and two libraries that it uses. */
  private static final Pattern NEEDED =
      Pattern.compile(".*/(lifeboat-[^/]*|config-[0-9][^/]*|jackson-core-[^/]*)[.]jar");

  @BeforeAll
  static void theJarIsPacked() {
    // "mvn test" stops before anything is packed.
    assumeThat(JAR).isRegularFile();
  }

  private static String needed() {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getProperty("java.class.path"))
        .filter(NEEDED.asMatchPredicate())
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Test
  void itTellsWhatBecomesOfThePoolUnderEachPolicy() {
    Run run = Run.program(PROGRAM, WORDS);

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern(
            """
            (?m)^deferred-init
              early stage      65536 KB at 0x[0-9a-f]+
              run-time stage   66304 KB given back, arrays included; 0 KB lost
              run-time stage   DMA goes by HARDWARE
            """)
        .containsPattern(
            """
            (?m)^small-reserve
              early stage      8192 KB at 0x[0-9a-f]+
              run-time stage   8288 KB given back, arrays included; 0 KB lost
              run-time stage   DMA goes by HARDWARE
            """);
  }

  @Test
  void onTheModulePathItDoesTheSame() {
    List<String> modules =
        List.of("-p", needed(), "-m", "org.lifeboat.example.embedding/" + PROGRAM);

    Run run = Run.java(modules, WORDS);

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("small-reserve").isEqualTo(Run.program(PROGRAM, WORDS).out());
  }

  @Test
  void aJarThatIsMissingIsNamed() {
    Run run = Run.program(PROGRAM, List.of("config/machines/q35-4g-sound.conf", "absent.jar"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("plugin cannot be used: absent.jar: there is no such file");
    assertThat(run.out()).isEmpty();
  }
}
