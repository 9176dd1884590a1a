package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lifeboat.evidence.recording.RecordingException;
import org.lifeboat.evidence.recording.Recordings;
import org.lifeboat.lab.verify.Verification;
import org.lifeboat.lab.verify.Verification.Tally;
import org.lifeboat.lab.verify.Verifier;

/** The model does what the real kernel did, in every recorded boot. */
final class RecordingsAgreeTest {
  private static final Path ARCHIVE = Shipped.CONFIG.resolve("recordings/linux-6.1.zip");
  private static final Path MORE = Shipped.CONFIG.resolve("recordings/linux-6.1-more.zip");

  private static Verification verify(Path place) throws RecordingException {
    return new Verifier(Shipped.LIFEBOAT, Optional.empty()).verify(Recordings.in(place));
  }

  @Test
  void allThatShipAgreeInEveryField() throws RecordingException {
    Verification verification = verify(ARCHIVE);

    assertAgrees(verification);
    assertThat(verification.results()).hasSize(125);
    assertAgrees(verify(MORE));
  }

  @Test
  void soDoThoseBesideTheProject() throws RecordingException {
    Optional<Path> recordings =
        Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
            .map(at -> at.resolve("shared/recordings/linux-6.1"))
            .filter(Files::isDirectory)
            .findFirst();
    Assumptions.assumeTrue(recordings.isPresent(), "no collection beside the project");

    assertAgrees(verify(recordings.orElseThrow()));
  }

  private static void assertAgrees(Verification verification) {
    assertThat(verification.differences()).isEmpty();
    assertThat(verification.notComparable()).isEmpty();
    assertThat(verification.agreeing()).isEqualTo(verification.results().size());
    assertThat(verification.tallies().values())
        .allMatch(tally -> tally.compared() > 0 && tally.agreeing() == tally.compared());
  }

  @Test
  void mostReservationsThatTheKernelToldOfAreTheModels() throws RecordingException {
    List<Verification> all = List.of(verify(ARCHIVE), verify(MORE));

    assertThat(all)
        .flatExtracting(Verification::results)
        .flatExtracting(r -> r.trace().stream().toList())
        .isNotEmpty()
        .allSatisfy(
            trace -> {
              assertThat(trace.invented()).isEmpty();
              assertThat(trace.missing())
                  .allMatch(m -> m.endsWith("smp_scan_config") || m.endsWith("start_kernel"));
              assertThat(trace.reproduced()).isEqualTo(trace.recorded() - trace.missing().size());
            });
  }

  @Test
  void anotherKernelIsNotThisOne() throws RecordingException {
    Verification verification =
        new Verifier(
                Shipped.LIFEBOAT, Optional.of(Shipped.LIFEBOAT.reader().kernel("linux-2.6.32")))
            .verify(Recordings.in(ARCHIVE));

    assertThat(verification.clean()).isFalse();
    assertThat(verification.tallies().values()).anyMatch(RecordingsAgreeTest::differs);
  }

  private static boolean differs(Tally tally) {
    return tally.agreeing() < tally.compared();
  }
}
