package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.evidence.log.LogException;
import org.lifeboat.evidence.source.LogCase;
import org.lifeboat.evidence.source.LogCases;
import org.lifeboat.evidence.source.Profiles;
import org.lifeboat.lab.verify.CaseResult;
import org.lifeboat.lab.verify.CaseResult.Prediction;
import org.lifeboat.lab.verify.Difference;
import org.lifeboat.lab.verify.Field;
import org.lifeboat.lab.verify.LogVerifier;
import org.lifeboat.lab.verify.Verification;
import org.lifeboat.lab.verify.Verification.Tally;

/** Predictions from logs of real machines against what the logs then show. */
final class RealLogsTest {
  @TempDir private static Path folder;
  private static Verification verification = new Verification(List.of());

  @BeforeAll
  static void verifyAll() throws IOException, LogException {
    unpack();
    LogVerifier verifier = new LogVerifier(Shipped.LIFEBOAT, profiles(), Optional.empty());
    List<LogCase> logs = LogCases.in(folder);
    verification = new Verification(logs.stream().map(verifier::verify).toList());
  }

  private static void unpack() throws IOException {
    InputStream in = RealLogsTest.class.getResourceAsStream("/logs/realworld.zip");
    try (ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(in))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.write(folder.resolve(Path.of(entry.getName()).getFileName()), zip.readAllBytes());
      }
    }
  }

  private static Profiles profiles() {
    return release ->
        Shipped.LIFEBOAT
            .reader()
            .nearestKernel(release)
            .map(match -> new Profiles.Choice(match.id(), match.remark()))
            .orElseThrow();
  }

  private static Tally tally(Field field) {
    return Objects.requireNonNull(verification.tallies().get(field));
  }

  private static void assertAll(Field field, int atLeast) {
    assertThat(verification.differences()).extracting(Difference::field).doesNotContain(field);
    assertThat(tally(field).compared()).as(field.key()).isGreaterThanOrEqualTo(atLeast);
  }

  @Test
  void allOfThemAreRead() {
    assertThat(verification.results()).hasSize(107);
    assertThat(verification.notComparable()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void whetherThereIsAPoolIsAlwaysRight() {
    assertAll(Field.BOUNCE_PRESENT, 96);
  }

  @Test
  void itsSizeIsAlwaysRight() {
    assertAll(Field.BOUNCE_SIZE, 90);
  }

  @Test
  void itAlwaysLiesWhereThePredictionAllows() {
    assertAll(Field.BOUNCE_BOUND, 90);
  }

  @Test
  void anExactPlaceIsClaimedForAQuarterAndRight() {
    assertAll(Field.BOUNCE_EXACT, 1);
    assertThat(4 * tally(Field.BOUNCE_EXACT).compared())
        .isGreaterThanOrEqualTo(tally(Field.BOUNCE_BOUND).compared());
  }

  /** Where it is wrong, nobody could know, and the prediction says so. */
  @Test
  void theOutcomeIsRightUnlessItHangsOnHowTheKernelWasBuilt() {
    Tally outcome = tally(Field.OUTCOME);
    assertThat(100 * outcome.agreeing()).isGreaterThanOrEqualTo(95 * outcome.compared());
    List<String> wrong =
        verification.differences().stream()
            .filter(d -> d.field() == Field.OUTCOME)
            .map(Difference::recording)
            .toList();
    assertThat(verification.results())
        .filteredOn(r -> wrong.contains(r.recording()))
        .map(CaseResult::prediction)
        .map(Optional::orElseThrow)
        .map(Prediction::certainty)
        .allSatisfy(c -> assertThat(c.aboutOutcome().toString()).contains("built"));
  }
}
