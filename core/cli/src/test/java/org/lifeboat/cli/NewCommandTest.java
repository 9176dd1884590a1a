package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code plugins new} as somebody types it: what it writes and what it refuses. */
final class NewCommandTest {
  private static final Pattern PINNED =
      Pattern.compile("<artifactId>(maven-[a-z]+-plugin)</artifactId>\\s*<version>(.*)</version>");

  @TempDir private Path folder;

  private Typed typed(String... words) {
    return typed(Map.of(), words);
  }

  private Typed typed(Map<String, String> environment, String... words) {
    String[] all =
        Stream.concat(
                Stream.of("plugins", "new", folder.resolve("mine").toString()),
                Arrays.stream(words))
            .toArray(String[]::new);
    return Typed.lifeboat(environment, false, all);
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve("mine").resolve(file));
  }

  @ParameterizedTest
  @CsvSource({
    "policy, MyIdPolicy, policy.FallbackPolicyProvider",
    "driver, MyIdDriver, driver.IommuDriverProvider",
    "allocator, MyIdAllocator, memory.EarlyAllocatorProvider"
  })
  void everyKindIsWrittenWhole(String kind, String name, String provider) throws IOException {
    Typed typed = typed("--kind", kind, "--id", "my-id", "--package", "org.me.it");

    assertThat(typed.code()).isZero();
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .contains("src/main/java/org/me/it/" + name + ".java", "mvn verify", "my-id.jar");
    assertThat(text("src/main/resources/META-INF/services/org.lifeboat.api." + provider))
        .isEqualTo("org.me.it." + name + "$Provider\n");
    assertThat(text("src/test/java/org/me/it/" + name + "Test.java"))
        .contains("new " + name + ".Provider()");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file))
            .doesNotContain("$package$", "$id$", "$Plugin$", "@project", "@junit");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"main", "test"})
  void theExampleOfAPolicyIsWhatIsWritten(String tree) throws IOException {
    typed("--id", "small-reserve", "--package", "org.lifeboat.example.policy");
    String java = "src/" + tree + "/java/org/lifeboat/example/policy/";
    String name = java + "SmallReservePolicy" + (tree.equals("test") ? "Test" : "") + ".java";

    assertThat(text(name))
        .isEqualTo(Files.readString(root().resolve("examples/policy-jar").resolve(name)));
  }

  @Test
  void theListNamesEveryFileThatIsThere() throws IOException {
    Typed typed = typed("--id", "mine", "--package", "org.me");

    try (Stream<Path> files = Files.walk(folder.resolve("mine"))) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .map(f -> "  " + folder.resolve("mine").relativize(f)))
          .containsExactlyInAnyOrderElementsOf(
              typed.out().lines().skip(1).takeWhile(line -> !line.isEmpty()).toList());
    }
  }

  @Test
  void theVersionsArePinnedAndThoseOfThisBuild() throws IOException {
    typed("--id", "mine", "--package", "org.me");
    String own = Files.readString(root().resolve("pom.xml"));

    List<String> pinned =
        PINNED.matcher(text("pom.xml")).results().map(found -> found.group()).toList();

    assertThat(text("pom.xml").split("<plugin>")).hasSize(pinned.size() + 1);
    assertThat(pinned)
        .hasSizeGreaterThan(6)
        .allSatisfy(p -> assertThat(flat(own)).contains(flat(p)));
    assertThat(flat(own))
        .contains("<version>" + PluginProject.lifeboatVersion() + "</version>")
        .contains(value("junit.version"));
  }

  private String value(String property) throws IOException {
    return text("pom.xml")
        .lines()
        .filter(l -> l.contains("<" + property))
        .findFirst()
        .orElseThrow()
        .strip();
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", "");
  }

  @ParameterizedTest
  @CsvSource({"3-way, My3WayPolicy", "fallback, MyFallbackPolicy", "a, APolicy"})
  void anIdThatMakesNoFreeClassNameGetsOneInFront(String id, String name) {
    assertThat(typed("--id", id, "--package", "org.me").out()).contains("/" + name + ".java");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mine", "my_id", "my--id", "-mine", "mine-", "", "mîne", "a b", "../x"})
  void anIdThatIsNoneIsRefused(String id) {
    refused("letters, digits and single dashes, at most 64", "--id", id, "--package", "org.me");
  }

  @Test
  void anIdOf65CharactersIsRefusedAndOneOf64IsNot() {
    refused("at most 64", "--id", "a".repeat(65), "--package", "org.me");
    assertThat(typed("--id", "a".repeat(64), "--package", "org.me").code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "org..me", "org.me.", "org.new", "org.1me", "org.me;", "org/me", "org.mé", "a.$id$"
      })
  void aPackageThatIsNoneIsRefused(String name) {
    refused("is no name of a Java package", "--id", "mine", "--package", name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "java.util", "org.lifeboat.api", "org.lifeboat.api.policy"})
  void aPackageOfOthersIsRefused(String name) {
    refused("a jar cannot bring classes of this package", "--id", "mine", "--package", name);
  }

  @Test
  void anIdThatIsTakenIsRefusedWithinItsKindOnly() {
    refused("there is such a fallback policy already", "--id", "panic", "--package", "org.me");
    assertThat(typed("--id", "panic", "--kind", "driver", "--package", "org.me").code()).isZero();
  }

  @Test
  void aKindThatIsNoneIsRefusedWithThoseThatAre() {
    refused("driver, allocator, policy", "--kind", "polcy", "--id", "mine", "--package", "org.me");
  }

  @Test
  void whatMustBeGivenIsNamed() {
    assertThat(Typed.lifeboat("plugins", "new").err()).contains("'DIR'");
    refused("--id=ID", "--package", "org.me");
    refused("--package=PACKAGE", "--id", "mine");
  }

  @Test
  void aFolderThatHoldsSomethingIsLeftAsItIs() throws IOException {
    Path kept = Files.createDirectory(folder.resolve("mine")).resolve("pom.xml");
    Files.writeString(kept, "mine");

    Typed typed = typed("--id", "mine", "--package", "org.me");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("mine: is not empty; give a new folder or an empty one");
    assertThat(folder.resolve("mine")).isDirectoryContaining("glob:**pom.xml");
    assertThat(kept).hasContent("mine");
  }

  @Test
  void aFolderThatIsEmptyWillDo() throws IOException {
    Files.createDirectory(folder.resolve("mine"));

    assertThat(typed("--id", "mine", "--package", "org.me").code()).isZero();
  }

  @Test
  void aFileInItsPlaceIsRefused() throws IOException {
    Files.writeString(folder.resolve("mine"), "a file");

    Typed typed = typed("--id", "mine", "--package", "org.me");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("is no folder");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    Typed typed =
        Typed.lifeboat(
            "plugins",
            "new",
            file.resolve("sub").toString(),
            "--id",
            "mine",
            "--package",
            "org.me");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("file/sub: cannot be written").doesNotContain("Exception");
  }

  @Test
  void whereMavenLacksTheArtifactsItSaysHowTheyCome() throws IOException {
    Map<String, String> empty = Map.of("MAVEN_OPTS", "-Xmx1g -Dmaven.repo.local=" + folder);
    String install = "mvn -q -Dquick -DskipTests install";

    assertThat(typed(empty, "--id", "mine", "--package", "org.me").out()).contains(install);
    Files.createDirectories(
        folder.resolve("org/lifeboat/lifeboat-testkit").resolve(PluginProject.lifeboatVersion()));
    Typed again =
        Typed.lifeboat(
            empty, false, "plugins", "new", folder + "/b", "--id", "mine", "--package", "org.me");
    assertThat(again.out()).doesNotContain(install);
  }

  private void refused(String why, String... words) {
    Typed typed = typed(words);

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains(why).doesNotContain("Exception", "\tat ");
    assertThat(folder.resolve("mine")).doesNotExist();
  }

  private static Path root() {
    return Path.of(Typed.machine("x")).resolve("../../..").normalize();
  }
}
