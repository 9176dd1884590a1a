package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code lifeboat verify}, as a user types it. */
class VerifyCommandTest {
  private static final String ARCHIVE = Typed.recordings("linux-6.1.zip");
  private static final String SOUND = "numa-1G+5G-vtd";

  @TempDir private Path temporary;

  /** A recording that ships, unpacked. */
  private Path unpacked() throws IOException {
    Path folder = Files.createDirectories(temporary.resolve(SOUND));
    try (FileSystem archive = FileSystems.newFileSystem(Path.of(ARCHIVE));
        Stream<Path> files = Files.list(archive.getPath("/linux-6.1", SOUND))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
      }
    }
    return folder;
  }

  private Path altered(String file, String from, String to) throws IOException {
    Path folder = unpacked();
    String text = Files.readString(folder.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(folder.resolve(file), text.replace(from, to));
    return folder;
  }

  @Test
  void allThatShipAgree() {
    Typed typed = Typed.lifeboat("verify", ARCHIVE);

    assertThat(typed.code()).isZero();
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .startsWith("field ")
        .endsWith("\n125 recordings, 125 agree\n")
        .doesNotContain("not comparable", "expected");
    assertThat(typed.out().lines()).allMatch(l -> l.length() <= 100);
  }

  @Test
  void severalPlacesAreOneVerification() throws IOException {
    String folder = unpacked().toString();

    assertThat(Typed.lifeboat("verify", folder, temporary.toString()).out())
        .endsWith("\n2 recordings, 2 agree\n");
  }

  @Test
  void aDifferenceIsSaidWithCaseFieldAndBothSides() throws IOException {
    Path folder = altered("facts.json", "\"nslabs\": 32768", "\"nslabs\": 1");
    Typed typed = Typed.lifeboat("verify", folder.toString());

    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .startsWith(SOUND + ": slots\n  expected  1\n  got       32768\n\nfield ")
        .endsWith("\n1 recording, 0 agree\n");
  }

  @Test
  void aBlankAtTheEndIsSeen() throws IOException {
    Path folder =
        altered(
            "dmesg.txt",
            "iommu: Default domain type: Translated ",
            "iommu: Default domain type: Translated");

    assertThat(Typed.lifeboat("verify", folder.toString()).out())
        .contains(": iommu: Default domain type: Translated\n")
        .contains(": iommu: Default domain type: Translated \"\n");
  }

  @Test
  void jsonIsOneObject() throws IOException {
    Path folder = altered("facts.json", "\"nslabs\": 32768", "\"nslabs\": 1");
    Typed typed = Typed.lifeboat("verify", folder.toString(), "--format", "json");

    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.out().replaceAll("\\s+", " "))
        .startsWith("{ \"cases\": 1, \"agreeing\": 0, \"fields\": { \"hardwareIommu\": {")
        .contains("\"slots\": { \"compared\": 1, \"agreeing\": 0 }")
        .contains(
            "\"differences\": [ { \"case\": \"numa-1G+5G-vtd\", \"field\": \"slots\","
                + " \"expected\": \"1\", \"actual\": \"32768\" } ]")
        .contains("\"notComparable\": [", "\"traces\": [");
    assertThat(typed.out()).endsWith("}\n");
  }

  @Test
  void anotherKernelDiffers() throws IOException {
    Typed typed = Typed.lifeboat("verify", unpacked().toString(), "--kernel", "linux-2.6.32");

    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.out()).contains(SOUND + ": messages");
  }

  @Test
  void whatCannotBeComparedIsSaid() throws IOException {
    Path folder = altered("dmesg.txt", "Linux version 6.1", "Linux version 6.2");
    Typed typed = Typed.lifeboat("verify", folder.toString());

    assertThat(typed.out())
        .contains(SOUND + ": not comparable: there is no kernel profile for 6.2\n")
        .endsWith("\n1 recording, 0 agree\n");
  }

  @Test
  void aTerminalObeysNoRecording() throws IOException {
    Path folder = altered("case.json", "\"" + SOUND + "\"", "\"\\u001b[2J\\n\"");
    Files.writeString(
        folder.resolve("dmesg.txt"),
        Files.readString(folder.resolve("dmesg.txt"))
            .replace("DMAR: Host", "DMAR: \u0007\u001b]0;x"));
    Typed typed = Typed.lifeboat("verify", folder.toString());

    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.out()).doesNotContain("\u001b", "\u0007");
  }

  @Test
  void aMissingFolderIsNamed() {
    assertBadInput(Typed.lifeboat("verify", "no-such-folder"), "no-such-folder: there is no such");
    assertBadInput(
        Typed.lifeboat("verify", "no-such.zip"), "no-such.zip: there is no such archive");
    assertBadInput(
        Typed.lifeboat("verify", ARCHIVE, "no-such"), "no-such: there is no such folder");
  }

  @Test
  void aFolderWithoutRecordingsIsNamed() {
    assertBadInput(
        Typed.lifeboat("verify", temporary.toString()),
        temporary + ": there is no recording here (it would have a case.json), nor a kernel's log");
  }

  @Test
  void aFileThatIsNoLogIsNamed() throws IOException {
    Path letter = Files.writeString(temporary.resolve("letter.txt"), "Dear Sir,\n");

    assertBadInput(
        Typed.lifeboat("verify", letter.toString()),
        letter + ": there is no recording here (it would have a case.json), nor a kernel's log");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "case.json|\"id\"|,,|case.json:2: is no JSON: ",
        "facts.json|\"outcome\"|\"out|facts.json:2: is no JSON: ",
        "case.json|\"smp\": 2|\"smp\": 0|case.json: 'smp' is no whole number from 1 to 8192",
        "pci.txt|mask=32|mask=no|pci.txt:1: is no PCI function like '0000:00:02.0",
        "iommu-groups.txt|type=|typ=|iommu-groups.txt:2: is no group like 'group 6",
      })
  void aBrokenFileIsNamedWithItsLine(String file, String from, String to, String problem)
      throws IOException {
    Path folder = altered(file, from, to);

    assertBadInput(Typed.lifeboat("verify", folder.toString()), folder + "/" + problem);
  }

  @Test
  void anUnknownKernelIsBadInput() throws IOException {
    assertBadInput(
        Typed.lifeboat("verify", unpacked().toString(), "--kernel", "nonsense"), "nonsense");
  }

  @Test
  void aPlaceIsNeeded() {
    Typed typed = Typed.lifeboat("verify");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("DIR").doesNotContain("Exception");
  }

  private static void assertBadInput(Typed typed, String named) {
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err().lines()).hasSize(1).allMatch(l -> l.startsWith("lifeboat: "));
    assertThat(typed.err()).contains(named).doesNotContain("Exception", "\tat ");
  }
}
