package org.lifeboat.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.plugin.SpiVersion;

/** What a jar says of its versions, and what becomes of one that was built against another SPI. */
final class SpiCompatibilityTest {
  private static final SpiVersion OURS = SpiVersion.CURRENT;

  @TempDir private Path folder;

  private ProviderSources mine(String members) {
    return new ProviderSources(folder).policy("Mine", "mine", members).provides("far.Mine");
  }

  private List<String> problems(Path jar) {
    return Plugins.none().withJars(List.of(jar)).problems().stream()
        .map(p -> p.toString().replace(folder + "/", ""))
        .toList();
  }

  private static PluginOrigin.Jar origin(Path jar) {
    Plugins plugins = Plugins.none().withJars(List.of(jar));
    return (PluginOrigin.Jar) plugins.policy("mine").orElseThrow().origin();
  }

  @Test
  void aPluginThatWasBuiltAgainstThisVersionRuns() {
    assertThat(problems(mine("").manifest("Lifeboat-Spi: " + OURS).jar("mine.jar"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1.2, 1.3, take a newer", "1.2, 2.0, take a newer", "2.1, 1.9, build it anew"})
  void anotherSpiIsRefusedWithBothVersionsAndWhatToDo(String ours, String built, String advice) {
    JarLabel label = new JarLabel(Optional.empty(), SpiVersion.parse(built));

    assertThat(catchThrowable(() -> label.checkRuns(spi(ours))))
        .isInstanceOf(PluginRefusedException.class)
        .hasMessageStartingWith(
            "was built against version %s of Lifeboat's SPI, and this Lifeboat has %s: %s"
                .formatted(built, ours, advice));
  }

  @ParameterizedTest
  @CsvSource({"1.2, 1.2", "1.2, 1.0", "2.1, 2.0"})
  void anOlderMinorVersionIsNotRefused(String ours, String built) throws PluginRefusedException {
    new JarLabel(Optional.empty(), SpiVersion.parse(built)).checkRuns(spi(ours));
  }

  private static SpiVersion spi(String text) {
    return SpiVersion.parse(text).orElseThrow();
  }

  @Test
  void aJarOfANewerSpiIsRefusedBeforeItsClassesAreLoaded() {
    SpiVersion newer = new SpiVersion(OURS.major(), OURS.minor() + 1);
    Path jar =
        mine("static { System.exit(3); }").manifest("Lifeboat-Spi: " + newer).jar("mine.jar");

    assertThat(problems(jar))
        .containsExactly(
            "mine.jar: was built against version %1$s of Lifeboat's SPI, and this Lifeboat has %2$s: take a newer Lifeboat, or build it against lifeboat-api of SPI %2$s"
                .formatted(newer, OURS));
  }

  @Test
  void aManifestThatNamesNoVersionIsRefused() {
    assertThat(problems(mine("").manifest("Lifeboat-Spi: latest").jar("mine.jar")))
        .containsExactly(
            "mine.jar: its manifest says Lifeboat-Spi: latest, which is no version; right is, for"
                + " example, "
                + OURS);
  }

  private Path module(String apiVersion, String... manifest) {
    ProviderSources sources =
        mine("")
            .entry(
                "module-info.class",
                ModuleDescriptors.requiring("org.lifeboat.api", apiVersion, "3.1"));
    return (manifest.length == 0 ? sources : sources.manifest(manifest)).jar("mine.jar");
  }

  @Test
  void withoutAWordInTheManifestTheModulesCompiledVersionCounts() {
    assertThat(problems(module("9.0")))
        .singleElement()
        .asString()
        .startsWith("mine.jar: was built against version 9.0 of Lifeboat's SPI");
    assertThat(problems(module(OURS.toString()))).isEmpty();
  }

  @Test
  void theManifestCountsBeforeTheModule() {
    assertThat(problems(module("9.0", "Lifeboat-Spi: " + OURS))).isEmpty();
  }

  @Test
  void aModuleThatWasCompiledAgainstNoNumberedApiIsTried() {
    assertThat(problems(module("0.1.0-SNAPSHOT"))).isEmpty();
  }

  private static final String NEWER =
      "; it was probably built against a newer version of Lifeboat's SPI than " + OURS;

  @Test
  void aClassThatThisApiDoesNotHave() {
    Path jar =
        mine("public Mine() { new org.lifeboat.api.policy.Fresh(); }")
            .source("Fresh", "package org.lifeboat.api.policy; public class Fresh {}")
            .jar("mine.jar", "org/lifeboat/api/policy/Fresh.class");

    assertThat(problems(jar))
        .containsExactly(
            "mine.jar: far.Mine: its constructor throws NoClassDefFoundError:"
                + " org/lifeboat/api/policy/Fresh"
                + NEWER);
  }

  @Test
  void aClassOfAnotherApiInTheJarIsNotUsed() {
    Path jar =
        mine("public Mine() { new org.lifeboat.api.policy.Fresh(); }")
            .source("Fresh", "package org.lifeboat.api.policy; public class Fresh {}")
            .jar("mine.jar");

    assertThat(problems(jar)).singleElement().asString().endsWith(NEWER);
  }

  @Test
  void aSuperclassThatThisApiDoesNotHave() {
    Path jar =
        new ProviderSources(folder)
            .source("Fresh", "package org.lifeboat.api.policy; public class Fresh {}")
            .source(
                "Mine", "package far; public class Mine extends org.lifeboat.api.policy.Fresh {}")
            .provides("far.Mine")
            .jar("mine.jar", "org/lifeboat/api/policy/Fresh.class");

    assertThat(problems(jar))
        .containsExactly(
            "mine.jar: far.Mine: cannot be loaded: NoClassDefFoundError:"
                + " org/lifeboat/api/policy/Fresh"
                + NEWER);
  }

  @Test
  void aMethodThatThisApiDoesNotHave() {
    String newerZone =
        """
        package org.lifeboat.api.memory;
        public enum Zone { DMA, DMA32, NORMAL; public static void fresh() {} }
        """;
    Path jar =
        mine("public Mine() { org.lifeboat.api.memory.Zone.fresh(); }")
            .source("Zone", newerZone)
            .jar("mine.jar");

    assertThat(problems(jar))
        .containsExactly(
            "mine.jar: far.Mine: its constructor throws NoSuchMethodError: 'void"
                + " org.lifeboat.api.memory.Zone.fresh()'"
                + NEWER);
  }

  @Test
  void aMethodThatThePluginDoesNotHave() {
    String otherProvider =
        """
        package org.lifeboat.api.policy;
        public interface FallbackPolicyProvider<S extends Record> {}
        """;
    Path jar =
        new ProviderSources(folder)
            .source("FallbackPolicyProvider", otherProvider)
            .source(
                "Mine",
                """
                package far;
                public class Mine implements org.lifeboat.api.policy.FallbackPolicyProvider<Record> {}
                """)
            .provides("far.Mine")
            .jar("mine.jar");

    assertThat(problems(jar))
        .singleElement()
        .asString()
        .startsWith("mine.jar: far.Mine: id() throws AbstractMethodError: ")
        .endsWith("; it was probably built against another version of Lifeboat's SPI than " + OURS);
  }

  @Test
  void whatElseIsMissingIsNoMatterOfTheApi() {
    assertThat(Thrown.words(new NoSuchMethodError("'void far.Other.gone()'")))
        .isEqualTo("NoSuchMethodError: 'void far.Other.gone()'");
    assertThat(Thrown.words(new IllegalStateException("no org.lifeboat.api.memory.Zone")))
        .isEqualTo("IllegalStateException: no org.lifeboat.api.memory.Zone");
  }

  @Test
  void anExceptionThatCannotEvenSayWhatItIs() {
    RuntimeException mute =
        new RuntimeException() {
          @Override
          public String getMessage() {
            throw new IllegalStateException("never");
          }
        };

    assertThat(Thrown.words(mute)).isEqualTo("SpiCompatibilityTest$1");
  }

  @Test
  void aJarsVersionIsItsManifestsOrItsModulesOrItsProjects() {
    byte[] project = "version=7.7\n".getBytes(StandardCharsets.UTF_8);
    ProviderSources sources = mine("").entry("META-INF/maven/g/a/pom.properties", project);

    assertThat(origin(sources.jar("mine.jar")).version()).contains("7.7");
    assertThat(origin(module(OURS.toString())).version()).contains("3.1");
    assertThat(origin(module(OURS.toString(), "Implementation-Version: 8.8")).version())
        .contains("8.8");
    assertThat(origin(mine("").jar("mine.jar")).version()).isEmpty();
  }

  @Test
  void aJarOfSeveralProjectsHasTheVersionOfNone() {
    byte[] project = "version=7.7\n".getBytes(StandardCharsets.UTF_8);
    Path jar =
        mine("")
            .entry("META-INF/maven/g/a/pom.properties", project)
            .entry("META-INF/maven/g/b/pom.properties", project)
            .jar("mine.jar");

    assertThat(origin(jar).version()).isEmpty();
  }
}
