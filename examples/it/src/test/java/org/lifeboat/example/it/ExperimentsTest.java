package org.lifeboat.example.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code examples/experiments} and {@code config/experiments}: each file's comment names commands,
 * indented by a dollar sign, and under each the lines of its answer that matter.
 */
final class ExperimentsTest {
  private static final List<String> FOLDERS = List.of("examples/experiments", "config/experiments");
  private static final String COMMAND = "#     $ ./lifeboat ";
  private static final String ANSWER = "#     ";
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  /**
   * A command and what it answers, as a comment has it.
   *
   * @param words what stands behind {@code lifeboat}
   * @param answer lines among those that it prints, in order
   */
  record Claim(List<String> words, List<String> answer) {}

  static Stream<Claim> claims() {
    return FOLDERS.stream().flatMap(ExperimentsTest::experiments).flatMap(f -> claims(f).stream());
  }

  private static Stream<Path> experiments(String folder) {
    try (Stream<Path> files = Files.list(Run.project().resolve(folder))) {
      return files.filter(f -> f.toString().endsWith(".conf")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Claim> claims(Path experiment) {
    List<Claim> claims = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(experiment)) {
        if (line.startsWith(COMMAND)) {
          claims.add(new Claim(words(line.substring(COMMAND.length())), new ArrayList<>()));
        } else if (line.startsWith(ANSWER)) {
          claims.get(claims.size() - 1).answer().add(line.substring(ANSWER.length()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return claims;
  }

  private static List<String> words(String command) {
    return WORD.matcher(command).results().map(ExperimentsTest::word).toList();
  }

  private static String word(MatchResult found) {
    return found.group(1) != null ? found.group(1) : found.group(2);
  }

  @TempDir private Path folder;

  /** A run's results go elsewhere, and what it says of its progress has its time in it. */
  private Run run(Claim claim) {
    List<String> words = new ArrayList<>(claim.words());
    boolean sweep = words.get(0).equals("run");
    if (sweep) {
      words.addAll(List.of("--out", folder.resolve("results").toString()));
    }
    Run run = Run.lifeboat(words);
    return sweep ? new Run(run.code(), run.out(), "") : run;
  }

  @ParameterizedTest
  @MethodSource("claims")
  void aCommandInACommentAnswersWhatTheCommentSays(Claim claim) {
    Run run = run(claim);

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(claim.answer()).isNotEmpty();
    assertThat(run.out().lines()).containsSubsequence(claim.answer());
  }

  @ParameterizedTest
  @MethodSource("folders")
  void eachFolderHasClaims(String folder) {
    assertThat(experiments(folder)).anyMatch(f -> !claims(f).isEmpty());
  }

  static List<String> folders() {
    return FOLDERS;
  }
}
