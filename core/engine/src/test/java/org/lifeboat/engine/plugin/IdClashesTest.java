package org.lifeboat.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of an id that several plugins want: never a matter of who came first. */
final class IdClashesTest {
  @TempDir private Path folder;

  private Path jar(String file, String... names) {
    ProviderSources sources = new ProviderSources(folder);
    for (String name : names) {
      sources.policy(name, "mine", "");
    }
    return sources.provides(Stream.of(names).map(n -> "far." + n).toArray(String[]::new)).jar(file);
  }

  private Path other() {
    return new ProviderSources(folder)
        .policy("Other", "other", "")
        .provides("far.Other")
        .jar("other.jar");
  }

  private List<String> problems(Plugins plugins) {
    return plugins.problems().stream().map(p -> p.toString().replace(folder + "/", "")).toList();
  }

  @Test
  void twoJarsThatWantOneIdAreBothRefusedAndNamed() {
    Path a = jar("a.jar", "Mine");
    Path b = jar("b.jar", "Thief");
    Plugins plugins = Plugins.none().withJars(List.of(a, b, other()));

    assertThat(plugins.policy("mine")).isEmpty();
    assertThat(plugins.policy("other")).isPresent();
    assertThat(plugins.problems()).singleElement().matches(PluginProblem::isError);
    assertThat(problems(plugins))
        .containsExactly(
            "the id 'mine' of a fallback policy is claimed by far.Mine (a.jar) and far.Thief"
                + " (b.jar); none of them is used: leave out all but one, or give each an id of its"
                + " own");
  }

  @Test
  void theOrderOfJarsAndOfTheirServicesFilesDoesNotMatter() throws IOException {
    Path a = jar("a.jar", "Mine", "Yours");
    Path b = jar("b.jar", "Thief");
    Path c = Files.writeString(folder.resolve("c.jar"), "no jar");
    Path d = other();
    Plugins plugins = Plugins.none().withJars(List.of(a, b, c, d));
    List<String> problems = problems(plugins);

    assertThat(problems).hasSize(2);
    assertThat(problems(Plugins.none().withJars(List.of(d, c, b, a)))).isEqualTo(problems);
    Plugins oneByOne =
        Plugins.none()
            .withJars(List.of(c))
            .withJars(List.of(b))
            .withJars(List.of(d))
            .withJars(List.of(a));
    assertThat(problems(oneByOne)).isEqualTo(problems);
    assertThat(oneByOne.all(PluginKind.POLICY)).extracting(Plugin::id).containsExactly("other");

    Path otherLines = jar("a.jar", "Yours", "Mine");
    assertThat(problems(Plugins.none().withJars(List.of(otherLines, b, c, d)))).isEqualTo(problems);
  }

  @Test
  void aJarNeverDisplacesWhatTheProgramHas() {
    Path jar = jar("a.jar", "Thief");
    PluginsTest.Policy own = new PluginsTest.Policy("mine");

    for (Plugins plugins :
        List.of(
            Plugins.none().with(own).withJars(List.of(jar)),
            Plugins.none().withJars(List.of(jar)).with(own))) {
      assertThat(plugins.policy("mine").orElseThrow().provider()).isSameAs(own);
      assertThat(plugins.problems()).singleElement().matches(PluginProblem::isError);
      assertThat(problems(plugins))
          .containsExactly(
              "the id 'mine' of a fallback policy belongs to"
                  + " org.lifeboat.engine.plugin.PluginsTest$Policy (this program) and is claimed"
                  + " by far.Thief (a.jar) too; give what is not used an id of its own, or leave it"
                  + " out");
    }
  }

  @Test
  void aJarThatIsGivenAgainByAnotherPathCountsOnce() throws IOException {
    Path jar = jar("a.jar", "Mine");
    Path link = Files.createSymbolicLink(folder.resolve("b.jar"), jar);
    Path roundabout = folder.resolve("../" + folder.getFileName() + "/a.jar");
    Plugins plugins =
        Plugins.none().withJars(List.of(link, jar, roundabout, jar)).withJars(List.of(link));

    assertThat(plugins.problems()).isEmpty();
    assertThat(plugins.policy("mine")).isPresent();
  }

  @Test
  void aCopyOfAJarIsAnotherJar() throws IOException {
    Path jar = jar("a.jar", "Mine");
    Path copy = Files.copy(jar, folder.resolve("b.jar"));

    assertThat(problems(Plugins.none().withJars(List.of(jar, copy))))
        .singleElement()
        .asString()
        .contains("far.Mine (a.jar) and far.Mine (b.jar)");
  }
}
