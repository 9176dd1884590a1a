package org.lifeboat.example.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.api.plugin.SpiVersion;

/**
 * {@code examples/policy-jar}: somebody else's policy, packed as a jar and named by {@code
 * --plugin-path}.
 */
final class PolicyJarTest {
  private static final Path JAR = Path.of(System.getProperty("policy.jar", "none"));
  private static final String FAILS = "config/machines/q35-4g-vtd-no-width.conf";
  private static final String WORKS = "config/machines/q35-4g-sound.conf";

  @BeforeAll
  static void theJarIsPacked() {
    // "mvn test" stops before anything is packed.
    assumeThat(JAR).isRegularFile();
  }

  private static Run withJar(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--plugin-path", JAR.toString()));
    return Run.lifeboat(all);
  }

  @Test
  void theJarHoldsNothingButThePolicy() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(e -> e.getName()).filter(n -> n.endsWith(".class")))
          .isNotEmpty()
          .allMatch(n -> n.equals("module-info.class") || n.startsWith("org/lifeboat/example/"));
    }
  }

  @Test
  void theJarSaysWhichSpiItWasBuiltAgainst() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue(SpiVersion.ATTRIBUTE))
          .isEqualTo(SpiVersion.CURRENT.toString());
    }
  }

  @Test
  void twoJarsWithTheSamePolicyAreAnErrorThatNamesBoth(@TempDir Path folder) throws IOException {
    Path copy = Files.copy(JAR, folder.resolve("copy.jar"));

    for (List<String> words :
        List.of(
            List.of("boot", WORKS),
            List.of("compare", WORKS),
            List.of("plugins", "list"),
            List.of("plugins", "describe", "panic"))) {
      List<String> all = new ArrayList<>(words);
      all.addAll(List.of("--plugin-path", JAR.toString(), "--plugin-path", copy.toString()));
      Run run = Run.lifeboat(all);

      assertThat(run.code()).as(run.err()).isEqualTo(2);
      assertThat(run.err())
          .contains("the id 'small-reserve' of a fallback policy is claimed by")
          .contains(
              "SmallReservePolicy$Provider (" + JAR + ")",
              "SmallReservePolicy$Provider (" + copy + ")");
      assertThat(run.out().isEmpty()).isEqualTo(!words.contains("list"));
      assertThat(run.out()).doesNotContain("small-reserve");
    }
  }

  @Test
  void withoutTheJarThereIsNoSuchPolicy() {
    Run run = Run.lifeboat("boot", FAILS, "--policy", "small-reserve");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("small-reserve");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void itIsListedWithWhereItCameFrom() {
    Run run = withJar("plugins", "list");

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsPattern("fallback policy +small-reserve +\\d\\S+ +jar 1 +Reserves");
    assertThat(run.out()).endsWith("\njar 1  " + JAR + "\n");
  }

  @Test
  void itsSettingIsDescribed() {
    Run run = withJar("plugins", "describe", "small-reserve");

    assertThat(run.out())
        .contains(
            "Reserves a few megabytes early",
            "pool-bytes = 8MB",
            "size, 1 MB to 64 MB",
            "size of the pool");
  }

  @Test
  void itHasARowAmongTheOthers() {
    Run run = withJar("compare", FAILS);

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("(?m)^small-reserve +swiotlb +5/5 +8 MB early at 0x")
        .containsPattern("(?m)^deferred-init +swiotlb +5/5 +64 MB early at 0x");
  }

  @Test
  void itGivesBackWhatItReservedWhereTheHardwareWorks() {
    assertThat(withJar("boot", WORKS, "--policy", "small-reserve", "--format", "json").out())
        .contains("\"reservedEarlyBytes\": 8388608", "\"returnedBytes\": 8388608");
  }

  @Test
  void itsSettingCanBeSet() {
    Run run =
        withJar(
            "boot",
            FAILS,
            "--policy",
            "small-reserve",
            "--set",
            "policies.small-reserve.pool-bytes=4MB");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("a bounce buffer of 4 MB stands in");
  }

  @Test
  void aSettingOutOfRangeIsAnErrorThatSaysTheRange() {
    Run run = withJar("compare", FAILS, "--set", "policies.small-reserve.pool-bytes=1KB");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("policies.small-reserve.pool-bytes: 1KB is out of range; 1MB to 64MB");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aFolderOfJarsWillDoAsWell(@TempDir Path folder) throws IOException {
    Files.copy(JAR, folder.resolve("my-policy.jar"));

    Run run = Run.lifeboat("plugins", "list", "--plugin-path", folder.toString());

    assertThat(run.out()).contains("small-reserve");
  }
}
