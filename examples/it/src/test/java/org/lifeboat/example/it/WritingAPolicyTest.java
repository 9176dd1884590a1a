package org.lifeboat.example.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.testkit.contract.Breach;
import org.lifeboat.testkit.contract.Clause;
import org.lifeboat.testkit.contract.Contract;
import org.lifeboat.testkit.contract.Subject;

/**
 * {@code examples/writing-a-policy.md}: its code stands in files that are compiled, its commands
 * print what is shown (a line of three points stands for any others), its mistake is found.
 */
final class WritingAPolicyTest {
  private static final String PAGE = "examples/writing-a-policy.md";
  private static final String JAR = "my-policy/target/small-reserve.jar";
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
  private static final List<String> SOURCES =
      List.of(
          "examples/policy-jar/src/main/java/org/lifeboat/example/policy/SmallReservePolicy.java",
          "examples/it/src/test/java/org/lifeboat/example/it/ChangedPolicies.java");

  @TempDir private Path folder;

  private static List<String> blocks(String language) throws IOException {
    return BLOCK
        .matcher(Files.readString(Run.project().resolve(PAGE)))
        .results()
        .filter(found -> found.group(1).equals(language))
        .map(found -> found.group(2))
        .toList();
  }

  static Stream<String> code() throws IOException {
    return blocks("java").stream();
  }

  static Stream<String> commands() throws IOException {
    return blocks("").stream();
  }

  @ParameterizedTest
  @MethodSource("code")
  void codeThatIsShownIsCompiled(String block) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String source : SOURCES) {
      all.append(Files.readString(Run.project().resolve(source)));
    }
    assertThat(all.toString()).contains(block);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandPrintsWhatIsShown(String block) {
    Path jar = Path.of(System.getProperty("policy.jar", "none"));
    // "mvn test" stops before anything is packed.
    assumeThat(jar).isRegularFile();
    List<String> lines = block.lines().toList();
    assertThat(lines.get(0)).startsWith("$ ./lifeboat ");

    Run run =
        Run.lifeboat(
            Arrays.stream(lines.get(0).substring("$ ./lifeboat ".length()).split(" "))
                .map(word -> word.equals(JAR) ? jar.toString() : word)
                .map(word -> word.equals("my-policy") ? folder.resolve(word).toString() : word)
                .toList());

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out().replace(folder + "/", "")).matches(shown(lines.subList(1, lines.size())));
  }

  private static Pattern shown(List<String> lines) {
    StringBuilder pattern = new StringBuilder();
    for (String line : lines) {
      pattern.append(line.equals("...") ? "(?:.*\n)*?" : Pattern.quote(line) + "\n");
    }
    return Pattern.compile(pattern.toString());
  }

  @Test
  void theMistakeBreaksTheSentenceThatIsShownAndTheChangeDoesNot() throws IOException {
    List<String> shown = blocks("contract").get(0).lines().toList();

    Breach breach =
        catchThrowableOfType(Breach.class, () -> clause(shown.get(0), true).check().run());

    assertThat(breach.problem()).endsWith(shown.get(1));
    assertThat(breach.witness()).isNotBlank();
    clause(shown.get(0), false).check().run();
  }

  private static Clause clause(String sentence, boolean forgets) {
    return Contract.of(PluginKind.POLICY, Subject.of(new ChangedPolicies.Provider(forgets), ""))
        .stream()
        .filter(clause -> clause.sentence().equals(sentence))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void thePageHasCodeAndCommands() throws IOException {
    assertThat(code()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(commands()).hasSizeGreaterThanOrEqualTo(4);
  }
}
