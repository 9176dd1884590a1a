package org.lifeboat.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.lifeboat.evidence.recording.Recording;
import org.lifeboat.evidence.recording.RecordingException;
import org.lifeboat.evidence.recording.Recordings;
import org.lifeboat.lab.verify.VerificationJson;
import org.lifeboat.lab.verify.Verifier;

/**
 * Any bytes as one file of a recording, its kernel log first of all: it is read and compared, or
 * what is wrong with it is said. The input: which file, its content; the others are sound.
 */
final class RecordingFuzzTest {
  private static final List<String> FILES =
      List.of(
          "dmesg.txt",
          "case.json",
          "facts.json",
          "pci.txt",
          "iommu-groups.txt",
          "DMAR.bin",
          "APIC.bin",
          "SRAT.bin");

  private static final List<String> SOUND =
      List.of(
          """
          [    0.000000] Linux version 6.1.0-56-amd64
          [    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
          [    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000007ffdffff] usable
          [    0.000000] BIOS-e820: [mem 0x0000000100000000-0x000000017fffffff] usable
          """,
          """
          {"id": "fuzzed", "cmdline": "nokaslr", "qemu": ["-device", "intel-iommu"]}
          """,
          """
          {"outcome": {"hardware_iommu": "none", "swiotlb_active": true}, "complete": true}
          """,
          "0000:00:02.0 0x8086 0x100e 0x020000 mask=32 coherent=32 group=2\n",
          "group 0 type=DMA-FQ 0000:00:02.0 \n");

  private static final Verifier VERIFIER = new Verifier(Boots.LIFEBOAT, Optional.empty());

  private static Path folder = Path.of("");

  @BeforeAll
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("lifeboat-fuzz");
  }

  @AfterAll
  static void removeFolder() throws IOException {
    empty();
    Files.deleteIfExists(folder);
  }

  private static void empty() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  @FuzzTest
  @DictionaryFile(resourcePath = "recording.dict")
  void verify(byte[] data) throws IOException {
    Input input = new Input(data);
    String file = input.oneOf(FILES);
    for (int i = 0; i < SOUND.size(); i++) {
      Files.writeString(folder.resolve(FILES.get(i)), SOUND.get(i));
    }
    Path fuzzed = folder.resolve(file);
    Files.write(fuzzed, input.rest().toArray());

    List<Recording> recordings = read();
    assertThat(new VerificationJson().render(VERIFIER.verify(recordings))).isNotBlank();

    if (FILES.indexOf(file) >= SOUND.size()) {
      Files.delete(fuzzed);
    }
  }

  private static List<Recording> read() {
    try {
      return Recordings.in(folder);
    } catch (RecordingException e) {
      assertThat(e.problem()).contains(folder.toString()).doesNotContain("\n");
      return List.of();
    }
  }
}
