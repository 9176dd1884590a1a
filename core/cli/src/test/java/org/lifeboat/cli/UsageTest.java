package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, and what bad usage gets. */
class UsageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "boot --help",
        "compare --help",
        "verify --help",
        "replay --help",
        "results --help",
        "firmware --help",
        "kernels --help",
        "kernels list --help",
        "kernels describe --help",
        "kernels diff --help",
        "plugins --help",
        "plugins list --help",
        "plugins describe --help",
        "plugins check --help",
        "completion --help"
      })
  void everyCommandHasHelpWithExamples(String line) {
    Typed typed = Typed.lifeboat(line.split(" "));

    assertThat(typed.code()).isZero();
    assertThat(typed.out()).startsWith("Usage: lifeboat").contains("Examples:", "lifeboat ");
    assertThat(typed.out().lines()).allMatch(l -> l.length() <= 100);
    assertThat(typed.err()).isEmpty();
  }

  @Test
  void theHelpOfAllNamesCommandsAndExitCodes() {
    assertThat(Typed.lifeboat("--help").out())
        .contains("boot", "compare", "verify", "replay", "firmware", "kernels", "plugins")
        .contains("completion")
        .contains("Exit codes:", "bad usage or bad input");
  }

  @Test
  void helpNeedsNoFile() {
    assertThat(Typed.lifeboat("boot", "-h").code()).isZero();
  }

  @Test
  void theVersionNamesJavaToo() {
    Typed typed = Typed.lifeboat("--version");

    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .startsWith("lifeboat ")
        .contains("Java " + System.getProperty("java.version"));
  }

  @Test
  void withoutACommandTheCommandsAreNamed() {
    assertBadUsage(Typed.lifeboat(), "lifeboat: a command is missing: one of boot, compare");
  }

  @ParameterizedTest
  @CsvSource({
    "comapre x.conf, Did you mean: lifeboat compare",
    "boot x.conf --polcy nommu, '--polcy'",
    "boot x.conf --polcy nommu, --policy",
    "boot, FILE",
    "boot x.conf --format yaml, 'yaml' is none of text; log; json",
    "compare x.conf --format log, 'log' is none of text; json",
    "boot x.conf --seed many, 'many' is not a long",
    "boot x.conf --seed, --seed",
    "boot a.conf b.conf, b.conf",
    "replay, ALLOCATOR",
    "replay memblock, TRACE|FOLDER",
    "replay memblock a b, b",
    "replay memblock a --repeat often, 'often' is not an int",
    "kernels describe, ID",
    "kernels diff linux-6.1, B",
    "kernels diff a b c, c",
    "kernels --format yaml, 'yaml' is none of text; json",
    "plugins describe, ID",
    "plugins remove, remove"
  })
  void badUsageIsNamedAndHelpOffered(String line, String message) {
    assertBadUsage(Typed.lifeboat(line.split(" ")), message.replace(';', ','));
  }

  @Test
  void aPluginPathThatDoesNotExistIsBadInput() {
    Typed typed = Typed.lifeboat("plugins", "list", "--plugin-path", "no/such.jar");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err())
        .isEqualTo("lifeboat: --plugin-path no/such.jar: there is no such file or folder\n");
  }

  @Test
  void theCompletionScriptKnowsCommandsAndOptions() {
    Typed typed = Typed.lifeboat("completion");

    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .startsWith("#!/usr/bin/env bash")
        .contains("_complete_lifeboat", "compare", "--plugin-path");
  }

  @Test
  void whatIsWrongCannotSpeakToTheTerminal() {
    assertThat(Typed.lifeboat("boot", "x", "--se\033[2Jed").err()).doesNotContain("\033");
  }

  @Test
  void helpIsInColourOnlyBeforeAPerson() {
    assertThat(Typed.lifeboat(Map.of(), true, "--help").out()).contains("\033[");
    assertThat(Typed.lifeboat(Map.of("NO_COLOR", "1"), true, "--help").out())
        .doesNotContain("\033[");
    assertThat(Typed.lifeboat(Map.of("TERM", "dumb"), true, "--help").out())
        .doesNotContain("\033[");
  }

  @Test
  void anEmptyNoColorDoesNotCount() {
    assertThat(Typed.lifeboat(Map.of("NO_COLOR", ""), true, "--help").out()).contains("\033[");
  }

  private static void assertBadUsage(Typed typed, String message) {
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    List<String> lines = typed.err().lines().toList();
    assertThat(lines.get(0)).startsWith("lifeboat: ");
    assertThat(typed.err()).contains(message).doesNotContain("Exception", "\tat ");
    assertThat(lines.get(lines.size() - 1)).startsWith("Try 'lifeboat").endsWith("--help'.");
  }
}
