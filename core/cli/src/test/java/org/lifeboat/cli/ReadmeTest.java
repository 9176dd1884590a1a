package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What README shows is what the program prints. */
class ReadmeTest {
  private static final String PROMPT = "$ ./lifeboat ";
  private static final Pattern BLOCK = Pattern.compile("```\n(\\$ .*?)```", Pattern.DOTALL);

  private static final Path ROOT = root();

  @TestFactory
  Stream<DynamicTest> everyBlockWithAPromptIsRealOutput() throws IOException {
    return blocks().stream()
        .map(
            block ->
                DynamicTest.dynamicTest(
                    block.lines().findFirst().orElseThrow(), () -> printsItself(block)));
  }

  @Test
  void thereAreBlocks() throws IOException {
    assertThat(blocks()).hasSizeGreaterThanOrEqualTo(2);
  }

  private static List<String> blocks() throws IOException {
    return BLOCK
        .matcher(Files.readString(ROOT.resolve("README.md")))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static void printsItself(String block) {
    int end = block.indexOf('\n');
    String[] words =
        Stream.of(block.substring(PROMPT.length(), end).split(" "))
            .map(word -> word.startsWith("config/") ? ROOT.resolve(word).toString() : word)
            .toArray(String[]::new);

    Typed typed = Typed.lifeboat(words);

    assertThat(typed.err()).isEmpty();
    assertThat(typed.out()).isEqualTo(block.substring(end + 1));
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("config/machines"))) {
      here = here.getParent();
    }
    return here;
  }
}
