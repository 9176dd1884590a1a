package org.lifeboat.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What comes of jars given by strangers: a message that names jar, class and reason, and the others
 * still work.
 */
final class PluginJarsTest {
  @TempDir private Path folder;

  private ProviderSources sources() {
    return new ProviderSources(folder);
  }

  private Path good() {
    return sources().policy("Good", "good", "").provides("far.Good").jar("good.jar");
  }

  /**
   * The problems with some jars, without the folder's name; a good jar behind them works all the
   * same.
   */
  private List<String> problems(Path... jars) {
    Plugins plugins = Plugins.none().withJars(Arrays.asList(jars)).withJars(List.of(good()));
    assertThat(plugins.policy("good")).isPresent();
    return plugins.problems().stream().map(p -> p.toString().replace(folder + "/", "")).toList();
  }

  @Test
  void aJarWithAPolicyIsUsed() {
    Plugin<?> plugin = Plugins.none().withJars(List.of(good())).policy("good").orElseThrow();

    assertThat(plugin.origin())
        .isEqualTo(new PluginOrigin.Jar(folder.resolve("good.jar"), Optional.empty()));
    assertThat(plugin.summary()).isEqualTo("made by a test");
    assertThat(plugin.provider().getClass().getClassLoader())
        .isNotSameAs(getClass().getClassLoader());
  }

  @Test
  void aModuleDescriptorIsAsGoodAsAServicesFile() {
    Path jar =
        sources()
            .policy("InModule", "in-module", "")
            .entry(
                "module-info.class",
                ModuleDescriptors.providing(
                    "org.lifeboat.api.policy.FallbackPolicyProvider", "far.InModule"))
            .jar("module.jar");

    assertThat(Plugins.none().withJars(List.of(jar)).policy("in-module")).isPresent();
  }

  @Test
  void aPluginSeesTheApiAndTheJdkAndNothingElse() {
    Path jar =
        sources()
            .policy(
                "Nosy",
                "nosy",
                """
                public Nosy() throws Exception {
                  for (String name : new String[] {
                      "org.lifeboat.engine.plugin.Plugins", "com.typesafe.config.Config", "org.junit.jupiter.api.Test"}) {
                    try { Class.forName(name); throw new IllegalStateException("sees " + name); }
                    catch (ClassNotFoundException e) { }
                  }
                  Class.forName("java.sql.Connection");
                  Class.forName("org.lifeboat.api.memory.Zone");
                }
                """)
            .provides("far.Nosy")
            .jar("nosy.jar");

    assertThat(Plugins.none().withJars(List.of(jar)).problems()).isEmpty();
  }

  @Test
  void aPluginSeesTheResourcesOfItsJarAndNoneOfTheEngine() {
    String look =
        """
        public Nosy() throws Exception {
          ClassLoader own = getClass().getClassLoader();
          for (String name : new String[] {
              "reference.conf", "org/lifeboat/kernels/linux-6.1.conf", "META-INF/MANIFEST.MF",
              "org/lifeboat/engine/Lifeboat.class", "org/lifeboat/api/memory/Zone.class",
              "META-INF/services/org.lifeboat.api.memory.EarlyAllocatorProvider"}) {
            if (own.getResource(name) != null || own.getResources(name).hasMoreElements()) {
              throw new IllegalStateException("sees " + name);
            }
          }
          if (own.getResource("mine.txt") == null) throw new IllegalStateException("not its own");
        }
        """;
    Path jar =
        sources()
            .policy("Nosy", "nosy", look)
            .entry("mine.txt", new byte[] {1})
            .provides("far.Nosy")
            .jar("nosy.jar");

    assertThat(getClass().getClassLoader().getResource("org/lifeboat/kernels/linux-6.1.conf"))
        .isNotNull();
    assertThat(Plugins.none().withJars(List.of(jar)).problems()).isEmpty();
  }

  private Path withLibrary(String name, int version) {
    String library = "package far; public class Library { static int version = %s; }";
    return sources()
        .source("Library", library.formatted(version))
        .source(
            name,
            """
            package far;
            import org.lifeboat.api.plugin.*;
            import org.lifeboat.api.policy.*;
            public class %s implements FallbackPolicyProvider<NoSettings> {
              public String id() { return "%s"; }
              public String summary() { return "library " + Library.version; }
              public Class<NoSettings> settingsType() { return NoSettings.class; }
              public FallbackPolicy create(NoSettings settings) { return null; }
            }
            """
                .formatted(name, name.toLowerCase(Locale.ROOT)))
        .provides("far." + name)
        .jar(name + ".jar");
  }

  @Test
  void twoVersionsOfALibraryLiveSideBySide() {
    Plugins plugins =
        Plugins.none().withJars(List.of(withLibrary("Old", 1), withLibrary("New", 2)));

    assertThat(plugins.problems()).isEmpty();
    assertThat(plugins.all(PluginKind.POLICY))
        .extracting(Plugin::summary)
        .containsExactly("library 2", "library 1");
  }

  @Test
  void aJarThatBringsTheApiGetsTheEngines() throws IOException {
    String zone = "org/lifeboat/api/memory/Zone.class";
    Path jar =
        sources()
            .policy("Fat", "fat", "public Fat() { org.lifeboat.api.memory.Zone.values(); }")
            .entry(zone, new byte[] {1, 2, 3})
            .provides("far.Fat")
            .jar("fat.jar");

    assertThat(Plugins.none().withJars(List.of(jar)).problems()).isEmpty();
  }

  @Test
  void theWayToLoadAJarCanBeChosen() {
    List<URL> opened = new ArrayList<>();
    Path jar = good();
    Plugins plugins =
        Plugins.none()
            .withJars(
                List.of(jar),
                (url, surroundings) -> {
                  opened.add(url);
                  return JarLoader.PLAIN.open(url, surroundings);
                });

    assertThat(opened).extracting(URL::getPath).containsExactly(jar.toString());
    assertThat(plugins.policy("good")).isPresent();
  }

  @Test
  void jarsDoNotSeeEachOther() {
    String constant = "public static String other() { return Other.class.getName(); }";
    Path jar =
        sources()
            .policy("Other", "other", "")
            .policy("Needy", "needy", "public Needy() { new Other(); }" + constant)
            .provides("far.Needy")
            .jar("needy.jar", "far/Other.class");
    Path other = sources().policy("Other", "other", "").provides("far.Other").jar("other.jar");

    assertThat(problems(other, jar))
        .containsExactly(
            "needy.jar: far.Needy: its constructor throws NoClassDefFoundError: far/Other");
  }

  @Test
  void aFileThatIsMissing() {
    assertThat(problems(folder.resolve("absent.jar")))
        .containsExactly("absent.jar: there is no such file");
  }

  @Test
  void aDirectory() throws IOException {
    assertThat(problems(Files.createDirectory(folder.resolve("plugins"))))
        .containsExactly("plugins: is a directory, not a jar");
  }

  @Test
  void aFileThatIsNoJar() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jar"), "not a jar");
    Path empty = Files.createFile(folder.resolve("empty.jar"));

    assertThat(problems(text, empty))
        .hasSize(2)
        .allMatch(p -> p.contains(".jar: is no jar that can be read: "));
  }

  @Test
  void aJarWithoutServices() {
    assertThat(problems(sources().policy("Silent", "silent", "").jar("silent.jar")))
        .containsExactly(
            "silent.jar: offers no plugin: neither a file under META-INF/services nor a module"
                + " descriptor names a provider");
  }

  @Test
  void aJarThatNamesAnAbsentClass() {
    Path jar =
        sources()
            .policy("Here", "here", "")
            .provides("# the first is gone", "far.Gone # really", "", "far.Here")
            .jar("half.jar");

    assertThat(problems(jar))
        .containsExactly(
            "half.jar: far.Gone: is named as a provider, but the jar has no such class");
    assertThat(Plugins.none().withJars(List.of(jar)).policy("here")).isPresent();
  }

  @Test
  void aProviderWithoutItsSuperclass() {
    Path jar =
        sources()
            .policy("Base", "base", "")
            .source("Derived", "package far; public class Derived extends Base {}")
            .provides("far.Derived")
            .jar("torn.jar", "far/Base.class");

    assertThat(problems(jar))
        .containsExactly(
            "torn.jar: far.Derived: needs far.Base, which is neither in the jar nor in"
                + " org.lifeboat.api nor in the JDK");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public P() { throw new IllegalStateException(\"no\"); }"
            + "| its constructor throws IllegalStateException: no",
        "public P() { throw new StackOverflowError(); } | its constructor throws"
            + " StackOverflowError",
        "static { int x = 1 / Integer.parseInt(\"0\"); }"
            + "| its static initialiser throws ArithmeticException: / by zero",
        "P() {} | is no public class with a public constructor without parameters",
        "public P(int x) {} | is no public class with a public constructor without parameters",
      })
  void aProviderThatCannotBeMade(String members, String reason) {
    assertThat(problems(sources().policy("P", "p", members).provides("far.P").jar("p.jar")))
        .containsExactly("p.jar: far.P: " + reason);
  }

  @Test
  void aProviderOfSomethingElse() {
    Path jar =
        sources()
            .source("Text", "package far; public class Text {}")
            .provides("far.Text")
            .jar("text.jar");

    assertThat(problems(jar)).containsExactly("text.jar: far.Text: is no FallbackPolicyProvider");
  }

  @Test
  void aClassThatIsNoClass() {
    Path jar =
        sources().entry("far/Noise.class", new byte[] {1, 2, 3}).provides("far.Noise").jar("n.jar");

    assertThat(problems(jar))
        .singleElement()
        .asString()
        .startsWith("n.jar: far.Noise: cannot be loaded: ClassFormatError");
  }

  @Test
  void aModuleDescriptorThatIsNone() {
    assertThat(problems(sources().entry("module-info.class", new byte[] {1, 2, 3}).jar("m.jar")))
        .singleElement()
        .asString()
        .startsWith("m.jar: its module descriptor is broken: ");
  }
}
