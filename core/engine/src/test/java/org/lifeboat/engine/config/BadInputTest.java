package org.lifeboat.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Input that is no plan at all, or means harm: one clear message each, in bounded time and memory.
 */
final class BadInputTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;

  private List<String> problems(String text) {
    return Assertions.assertTimeoutPreemptively(
        PATIENCE, () -> PlanFiles.in(folder).problems(text));
  }

  private List<String> problemsOf(String file) {
    PlanFiles files = PlanFiles.in(folder);
    return Assertions.assertTimeoutPreemptively(
        PATIENCE, () -> files.problemsOf(files.request(file)));
  }

  @Test
  void aMissingFile() {
    assertThat(problemsOf("absent.conf")).containsExactly("absent.conf: there is no such file");
  }

  @Test
  void aDirectory() throws IOException {
    Files.createDirectory(folder.resolve("plans"));

    assertThat(problemsOf("plans")).containsExactly("plans: is a directory, not a file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7f454c4600", "fffe6100"})
  void aBinaryFile(String hex) throws IOException {
    Files.write(folder.resolve("plan.conf"), java.util.HexFormat.of().parseHex(hex));

    assertThat(problemsOf("plan.conf"))
        .containsExactly("plan.conf: is binary, not a text in UTF-8");
  }

  @Test
  void aFileOfHundredMegabytes() throws IOException {
    Files.write(folder.resolve("plan.conf"), new byte[100 << 20]);

    assertThat(problemsOf("plan.conf")).containsExactly("plan.conf: is larger than 16 MB");
  }

  @Test
  void manyFilesThatAreLargeTogether() {
    PlanFiles files = PlanFiles.in(folder).write("part.conf", "#" + " ".repeat(6 << 20));

    assertThat(files.problems("include \"part\"\n".repeat(3)))
        .containsExactly("part.conf: is, with what it includes, larger than 16 MB");
  }

  @Test
  void anEmptyFile() {
    assertThat(problems("")).containsExactly("plan.conf:1: 'machine' is missing");
  }

  @Test
  void aSyntaxError() {
    assertThat(problems("machine {\n  id = }\n"))
        .singleElement()
        .asString()
        .startsWith("plan.conf:2: Expecting a value but got wrong token: '}'")
        .doesNotContain(".properties");
  }

  @Test
  void aListInThePlaceOfAPlan() {
    assertThat(problems("[ 1 ]")).hasSize(1);
  }

  @Test
  void aFileThatIncludesItself() {
    assertThat(problems("\ninclude \"plan.conf\"\n"))
        .containsExactly("plan.conf:2: include \"plan.conf\": includes itself");
  }

  @Test
  void filesThatIncludeEachOther() {
    PlanFiles files = PlanFiles.in(folder).write("other.conf", "include \"./plan.conf\"");

    assertThat(files.problems("include \"other.conf\""))
        .containsExactly("other.conf:1: include \"./plan.conf\": includes itself by way of others");
  }

  @Test
  void anEndlessChainOfIncludes() {
    PlanFiles files = PlanFiles.in(folder);
    for (int i = 0; i < 50; i++) {
      files.write(i + ".conf", "include \"" + (i + 1) + ".conf\"");
    }

    assertThat(files.problems("include \"0.conf\""))
        .containsExactly("18.conf:1: include \"19.conf\": is included more than 20 levels deep");
  }

  @Test
  void includesThatDoubleAtEachLevel() {
    PlanFiles files = PlanFiles.in(folder).write("18.conf", "x = 1");
    for (int i = 0; i < 18; i++) {
      files.write(i + ".conf", ("include \"" + (i + 1) + ".conf\"\n").repeat(2));
    }

    assertThat(
            Assertions.assertTimeoutPreemptively(PATIENCE, () -> files.problems("include \"0\"")))
        .isNotEmpty()
        .allMatch(p -> p.endsWith("includes more than 1000 files"));
  }

  @Test
  void anIncludeOfWhatIsNotThere() {
    assertThat(problems("# a comment with include \"x\"\n\ninclude \"absent.conf\"\n"))
        .containsExactly("plan.conf:3: include \"absent.conf\": there is no such file");
  }

  @Test
  void anIncludeFromTheNetwork() {
    assertThat(problems("include url(\"http://localhost/x.conf\")\ninclude \"http://y/z.conf\""))
        .containsExactly(
            "plan.conf:1: include \"http://localhost/x.conf\": nothing is read from the network; a"
                + " file beside this one",
            "plan.conf:2: include \"http://y/z.conf\": nothing is read from the network; a file"
                + " beside this one");
  }

  @Test
  void anIncludeFromTheClassPath() {
    assertThat(problems("include classpath(\"application.conf\")"))
        .containsExactly(
            "plan.conf:1: include \"application.conf\": only kernel profiles may be included from"
                + " the class path; org/lifeboat/kernels/*.conf");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{a=", "[", "a {", "a=["})
  void aDeepNesting(String opening) {
    assertThat(problems("x = 1\ny = " + opening.repeat(100_000)))
        .containsExactly("plan.conf:2: nests deeper than 100 levels");
  }

  @Test
  void aDeepKey() {
    assertThat(problems("a" + ".a".repeat(100_000) + " = 1"))
        .containsExactly(
            "plan.conf:1: a value is made of more than 4096 characters and texts;"
                + " long texts stand in double quotes");
  }

  @Test
  void aVariableOfTheEnvironment() {
    assertThat(problems(PlanFiles.MACHINE + "command-line = ${PATH}\nseed = ${absent.key}"))
        .hasSize(2)
        .allMatch(p -> p.contains("refers to what is defined nowhere"))
        .anyMatch(p -> p.startsWith("plan.conf:5: command-line: ${PATH} "))
        .anyMatch(p -> p.startsWith("plan.conf:6: seed: ${absent.key} "));
  }

  @Test
  void substitutionsInACircle() {
    assertThat(problems(PlanFiles.MACHINE + "seed = ${_a}\n_a = ${_b}\n_b = ${_a}"))
        .singleElement()
        .asString()
        .contains("cycle");
  }

  @Test
  void aTextThatDoublesWithEachLine() {
    String bomb = doubling("_x%d = ${_x%d}${_x%d}\n");

    assertThat(problems(PlanFiles.MACHINE + "_x0 = ha\n" + bomb))
        .containsExactly("plan.conf:1: " + Expansion.MESSAGE);
  }

  @Test
  void aBlockThatDoublesWithEachLine() {
    String bomb = doubling("_x%d = { a = ${_x%d}, b = ${_x%d} }\n");

    assertThat(problems(PlanFiles.MACHINE + "_x0 { v = 1 }\n" + bomb + "_y = ${_x40} ${_x40}"))
        .containsExactly("plan.conf:1: " + Expansion.MESSAGE);
  }

  @Test
  void aValueThatDoublesItself() {
    assertThat(problems(PlanFiles.MACHINE + "_x = ha\n" + "_x = ${_x}${_x}\n".repeat(40)))
        .containsExactly("plan.conf:1: " + Expansion.MESSAGE);
  }

  @Test
  void aListThatGrowsWithoutEnd() {
    assertThat(problems(PlanFiles.MACHINE + "faults += dmar-address-zero\n".repeat(500)))
        .containsExactly("plan.conf:1: " + Expansion.MESSAGE);
  }

  @Test
  void aListThatGrowsFiftyTimesIsNoHarm() {
    assertThat(
            PlanFiles.in(folder)
                .read(PlanFiles.MACHINE + "faults += dmar-address-zero\n".repeat(50))
                .faults())
        .hasSize(50);
  }

  @Test
  void keysWithoutEnd() {
    String keys =
        IntStream.range(0, 50_000)
            .mapToObj(i -> "_a.b" + i + " = 1\n")
            .collect(Collectors.joining());

    assertThat(problems(keys))
        .containsExactly("plan.conf:1001: has more than 1000 keys that are dotted or given twice");
  }

  @Test
  void valuesWithoutEnd() {
    assertThat(problems("_a = [" + "1,".repeat(3_000_000) + "]"))
        .containsExactly("plan.conf:1: has more than 500000 keys, values and lines");
  }

  @Test
  void wordsWithoutEnd() {
    assertThat(problems("_a = " + "/ ".repeat(1_000_000))).hasSize(1);
  }

  @Test
  void anUnfinishedText() {
    assertThat(problems("_a = \"\"\"" + "\"\" ".repeat(1_000_000))).hasSize(1);
    assertThat(problems("_a = \"" + "x\\".repeat(1_000_000))).hasSize(1);
  }

  private static String doubling(String line) {
    return IntStream.rangeClosed(1, 40)
        .mapToObj(i -> line.formatted(i, i - 1, i - 1))
        .collect(Collectors.joining());
  }
}
