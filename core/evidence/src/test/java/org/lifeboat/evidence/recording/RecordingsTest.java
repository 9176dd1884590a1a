package org.lifeboat.evidence.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where recordings are found. */
final class RecordingsTest {
  @TempDir private Path temporary;

  private RecordingFolder recording(String name) {
    return new RecordingFolder(temporary.resolve(name));
  }

  private static String problem(Path place) {
    RecordingException problem =
        catchThrowableOfType(RecordingException.class, () -> Recordings.in(place));
    assertThat(problem).isNotNull();
    assertThat(problem.problem().lines()).hasSize(1);
    assertThat(problem.problem()).startsWith(place.toString());
    return problem.problem().substring(place.toString().length());
  }

  private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
  }

  private static void recording(ZipOutputStream zip, String folder, byte[] log) throws IOException {
    entry(zip, folder + "case.json", RecordingFolder.CASE.getBytes(StandardCharsets.UTF_8));
    entry(zip, folder + "facts.json", RecordingFolder.FACTS.getBytes(StandardCharsets.UTF_8));
    entry(zip, folder + "dmesg.txt", log);
  }

  @Test
  void theyComeInTheOrderOfTheirFoldersDownToTheThird() throws Exception {
    recording("b").with(Case.FILE, "{\"id\": \"2\", \"cmdline\": \"\"}");
    recording("a/x").with(Case.FILE, "{\"id\": \"1\", \"cmdline\": \"\"}");
    recording("c/y/z").with(Case.FILE, "{\"id\": \"3\", \"cmdline\": \"\"}");
    recording("d/y/z/w");

    assertThat(Recordings.in(temporary)).extracting(Recording::id).containsExactly("1", "2", "3");
  }

  @Test
  void aLinkLeadsToThem() throws Exception {
    recording("some/a");
    Path link = Files.createSymbolicLink(temporary.resolve("link"), temporary.resolve("some"));

    assertThat(Recordings.in(link)).hasSize(1);
  }

  @Test
  void whereThereAreNoneIsSaid() throws IOException {
    assertThat(problem(temporary.resolve("missing"))).startsWith(": there is no such folder");
    assertThat(problem(temporary.resolve("missing.zip"))).startsWith(": there is no such archive");
    assertThat(problem(temporary)).startsWith(": there is no recording here");
    assertThat(problem(Files.writeString(temporary.resolve("file"), "{}")))
        .startsWith(": there is no recording here");
    Files.createDirectories(temporary.resolve("x/case.json"));
    assertThat(problem(temporary)).startsWith(": there is no recording here");
  }

  @Test
  void aFileThatIsADirectoryIsNamed() throws IOException {
    Path folder = recording("a").without("dmesg.txt").path();
    Files.createDirectory(folder.resolve("dmesg.txt"));

    assertThat(problem(temporary)).isEqualTo("/a/dmesg.txt: is a directory, not a file");
  }

  @Test
  void nobodyWaitsForADevice() throws IOException {
    Path zeros = Path.of("/dev/zero");
    assumeTrue(Files.exists(zeros));
    Path folder = recording("a").without("dmesg.txt").path();
    Path link = Files.createSymbolicLink(folder.resolve("dmesg.txt"), zeros);

    assertThat(problem(temporary)).isEqualTo("/a/dmesg.txt: is no plain file");
    Files.delete(link);
  }

  @Test
  void anArchiveIsAFolder() throws Exception {
    Path archive = temporary.resolve("some.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      recording(zip, "all/a/", new byte[0]);
      recording(zip, "", new byte[0]);
    }

    assertThat(Recordings.in(archive)).hasSize(2);
  }

  @Test
  void aMistakeInAnArchiveIsNamedWithItsPlace() throws IOException {
    Path archive = temporary.resolve("some.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      entry(zip, "all/a/case.json", "{\n\n,".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(problem(archive)).startsWith(":/all/a/case.json:3: is no JSON: ");
  }

  @Test
  void anArchiveThatIsNoneIsSaid() throws IOException {
    assertThat(problem(Files.writeString(temporary.resolve("text.zip"), "no archive")))
        .startsWith(": there is no such archive, or it is broken");
    assertThat(problem(Files.createFile(temporary.resolve("empty.zip"))))
        .startsWith(": there is no such archive, or it is broken");
    Path cut = temporary.resolve("cut.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(cut))) {
      recording(zip, "a/", new byte[50_000]);
    }
    byte[] whole = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    assertThat(problem(cut)).startsWith(": there is no such archive, or it is broken");
  }

  @Test
  void anArchiveWhoseContentIsBrokenIsSaid() throws IOException {
    Path archive = temporary.resolve("some.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      recording(zip, "a/", RecordingFolder.LOG.repeat(100).getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = Files.readAllBytes(archive);
    for (int at = 40; at < 300; at++) {
      bytes[at] ^= 0x55;
    }
    Files.write(archive, bytes);

    assertThat(problem(archive)).contains("/a/", ": cannot be read: ");
  }

  @Test
  void anArchiveThatHoldsFarMoreThanItSeemsToIsNotReadToItsEnd() throws IOException {
    Path archive = temporary.resolve("bomb.zip");
    try (OutputStream file = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (int i = 0; i < 40; i++) {
        recording(zip, i + "/", new byte[16 << 20]);
      }
    }

    assertThat(Files.size(archive)).isLessThan(4 << 20);
    assertThat(problem(archive)).isEqualTo(": holds more than 256 MB; verify it in parts");
  }
}
