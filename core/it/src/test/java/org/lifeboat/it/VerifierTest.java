package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.evidence.recording.RecordingException;
import org.lifeboat.lab.verify.CaseResult;
import org.lifeboat.lab.verify.Difference;
import org.lifeboat.lab.verify.Field;
import org.lifeboat.lab.verify.Verification;
import org.lifeboat.lab.verify.Verification.Tally;

/** A recording that says something else than the kernel did does not agree. */
final class VerifierTest {
  private static final String SOUND = "numa-1G+5G-vtd";

  private AlteredRecording sound;
  @TempDir private Path temporary;

  @BeforeEach
  void copy() {
    sound = new AlteredRecording(SOUND, temporary);
  }

  private void assertOneDiffers(Field field, String expected, String actual)
      throws RecordingException {
    Verification verification = sound.verify();

    assertThat(verification.differences())
        .containsExactly(new Difference(SOUND, field, expected, actual));
    verification
        .tallies()
        .forEach((each, tally) -> assertThat(tally).isEqualTo(new Tally(1, each == field ? 0 : 1)));
    assertThat(verification.agreeing()).isZero();
    assertThat(verification.clean()).isFalse();
  }

  @Test
  void asItWasItAgreesInEveryField() throws RecordingException {
    CaseResult result = sound.result();

    assertThat(result.agrees()).isTrue();
    assertThat(result.compared())
        .containsExactlyInAnyOrderElementsOf(Field.of(Field.Source.RECORDING));
  }

  @Test
  void anotherDriver() throws RecordingException {
    sound.change("facts.json", "\"intel-vtd\"", "\"amd-vi\"");
    assertOneDiffers(Field.HARDWARE_IOMMU, "amd-vi", "intel-vtd");
  }

  @Test
  void noPool() throws RecordingException {
    sound.change("facts.json", "\"swiotlb_active\": true", "\"swiotlb_active\": false");
    assertOneDiffers(Field.SWIOTLB_ACTIVE, "false", "true");
  }

  @Test
  void aPanic() throws RecordingException {
    sound.change("facts.json", "\"panic\": null", "\"panic\": \"dead\"");
    assertOneDiffers(Field.PANIC, "dead", "none");
  }

  @Test
  void anotherAddress() throws RecordingException {
    sound.change("facts.json", text -> text.replaceFirst("000\",\\s*\"mb\"", "001\", \"mb\""));
    Difference difference = sound.result().differences().get(0);
    String end = difference.actual().replaceFirst("0$", "1");

    assertThat(difference.actual()).endsWith("000");
    assertOneDiffers(Field.BOUNCE_RANGE, end, difference.actual());
  }

  @Test
  void aSlotMore() throws RecordingException {
    sound.change("facts.json", "\"nslabs\": 32768", "\"nslabs\": 32769");
    assertOneDiffers(Field.SLOTS, "32769", "32768");
  }

  @Test
  void aGroupThatIsSplit() throws RecordingException {
    sound.change(
        "iommu-groups.txt",
        text -> text.replaceFirst(" (0000:\\S+)( 0000:)", " $1\ngroup 99 type=x$2"));
    CaseResult result = sound.result();

    assertThat(result.differences()).hasSize(1);
    assertThat(result.differences().get(0).field()).isEqualTo(Field.GROUPS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DMAR: Host address width 39|DMAR: Host address width 40|line",
        "DMAR: Host address width 39|other: gone|line",
        "DMAR: Host address width 39|DMAR: extra%nDMAR: Host address width 39|line",
        "DMAR: No RMRR found|DMAR: No ATSR found|line",
        "'iommu: Default domain type: Translated '|iommu: Default domain type: Translated|line",
      })
  void anotherMessage(String from, String to, String expected) throws RecordingException {
    sound.change(
        "dmesg.txt",
        text ->
            text.replaceFirst("] " + from, "] " + to.formatted().replace("\n", "\n[ 1.000000] ")));
    CaseResult result = sound.result();

    assertThat(result.differences()).hasSize(1);
    assertThat(result.differences().get(0).field()).isEqualTo(Field.MESSAGES);
    assertThat(result.differences().get(0).expected()).startsWith(expected);
    assertThat(result.differences().get(0).actual())
        .isNotEqualTo(result.differences().get(0).expected());
  }

  @Test
  void messagesInAnotherOrder() throws RecordingException {
    sound.change(
        "dmesg.txt",
        text ->
            text.replace("DMAR: No RMRR found", "DMAR: x")
                .replace("DMAR: No ATSR found", "DMAR: No RMRR found")
                .replace("DMAR: x", "DMAR: No ATSR found"));

    assertThat(sound.result().differences())
        .extracting(Difference::expected, Difference::actual)
        .hasSize(1)
        .allSatisfy(
            both ->
                assertThat(both.toList().toString())
                    .contains("DMAR: No ATSR found", "DMAR: No RMRR found"));
  }

  @Test
  void otherInputsGiveAnotherBoot() throws RecordingException {
    sound.change("case.json", "nokaslr", "nokaslr swiotlb=65536");

    assertThat(sound.result().differences())
        .extracting(Difference::field)
        .contains(Field.SLOTS, Field.BOUNCE_RANGE);
  }

  @Test
  void anotherPanicText() throws RecordingException {
    AlteredRecording panic = new AlteredRecording("regs-dead-unit", temporary);
    assertThat(panic.result().agrees()).isTrue();

    panic.change("facts.json", "DMAR hardware is malfunctioning", "DMAR hardware is fine");
    assertThat(panic.result().differences())
        .containsExactly(
            new Difference(
                "regs-dead-unit",
                Field.PANIC,
                "DMAR hardware is fine",
                "DMAR hardware is malfunctioning"));
  }

  @Test
  void aBootThatStoppedIsHeldAgainstWhatItShows() throws RecordingException {
    sound.with("facts.json", "{\"outcome\": {}, \"complete\": false, \"end\": \"timeout\"}");
    sound.change("dmesg.txt", text -> text.substring(0, text.indexOf("DMAR: No RMRR found")));
    CaseResult result = sound.result();
    assertThat(result.agrees()).isTrue();
    assertThat(result.compared()).isEqualTo(Set.of(Field.MESSAGES));

    sound.change("dmesg.txt", "Host address width 39", "Host address width 38");
    assertThat(sound.result().agrees()).isFalse();
  }

  @Test
  void aBootThatShowsNothingIsNotComparable() throws RecordingException {
    sound.with("facts.json", "{\"outcome\": {}, \"end\": \"timeout\"}");
    sound.change("dmesg.txt", text -> text.substring(0, text.indexOf("NX (Execute")));
    Verification verification = sound.verify();

    assertThat(verification.results().get(0).notComparable())
        .contains("it shows nothing of what the kernel did: timeout");
    assertThat(verification.agreeing()).isZero();
    assertThat(verification.tallies().values()).containsOnly(new Tally(0, 0));
  }

  @Test
  void aLogWithoutMemoryMapIsNotComparable() throws RecordingException {
    sound.with("dmesg.txt", "[    0.000000] Linux version 6.1.0\n");
    sound.change("facts.json", "\"end\": \"exit 0\"", "\"end\": \"killed\"");

    assertThat(sound.result().notComparable()).contains("its log shows no memory map: killed");
  }

  @ParameterizedTest
  @CsvSource({
    "Linux version 6.2.0, there is no kernel profile for 6.2",
    "Linux version x, there is no kernel profile for a log without a version",
  })
  void aKernelWithoutProfileIsNotComparable(String version, String why) throws RecordingException {
    sound.change("dmesg.txt", text -> text.replaceFirst("Linux version 6.1\\S*", version));

    assertThat(sound.result().notComparable()).contains(why);
  }
}
