package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the documents show is what the program prints, and what they say to run runs. */
class ShownOutputTest {
  private static final String README = "README.md";
  private static final String STORY = "examples/the-rfc.md";

  private static final String PROMPT = "$ ./lifeboat ";
  private static final Pattern BLOCK = Pattern.compile("```\n(\\$ .*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND = Pattern.compile("(?m)^ {4}\\./lifeboat (.*)$");

  private static final Pattern FILE = Pattern.compile("(?:config|examples)/.*");

  private static final Path ROOT = root();

  @TestFactory
  Stream<DynamicTest> everyBlockWithAPromptIsRealOutput() throws IOException {
    return Stream.concat(found(BLOCK, README).stream(), found(BLOCK, STORY).stream())
        .map(
            block ->
                DynamicTest.dynamicTest(
                    block.lines().findFirst().orElseThrow(), () -> printsItself(block)));
  }

  @TestFactory
  Stream<DynamicTest> everyCommandOfTheStoryRuns() throws IOException {
    return found(COMMAND, STORY).stream()
        .map(command -> DynamicTest.dynamicTest(command, () -> runs(command)));
  }

  @ParameterizedTest
  @CsvSource({README + ", 2", STORY + ", 8"})
  void thereAreBlocks(String document, int atLeast) throws IOException {
    assertThat(found(BLOCK, document)).hasSizeGreaterThanOrEqualTo(atLeast);
  }

  private static List<String> found(Pattern pattern, String document) throws IOException {
    return pattern
        .matcher(Files.readString(ROOT.resolve(document)))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static void printsItself(String block) {
    int end = block.indexOf('\n');
    assertThat(block).startsWith(PROMPT);

    Typed typed = type(block.substring(PROMPT.length(), end));

    assertThat(typed.err()).isEmpty();
    assertThat(typed.out().replace(ROOT + "/", "")).isEqualTo(block.substring(end + 1));
  }

  private static void runs(String command) {
    Typed typed = type(command);

    assertThat(typed.err()).isEmpty();
    assertThat(typed.code()).isZero();
  }

  private static Typed type(String command) {
    return Typed.lifeboat(
        Stream.of(command.split(" "))
            .map(word -> FILE.matcher(word).matches() ? ROOT.resolve(word).toString() : word)
            .toArray(String[]::new));
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("config/machines"))) {
      here = here.getParent();
    }
    return here;
  }
}
