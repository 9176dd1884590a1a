package org.lifeboat.evidence.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in its files, a recording is read or refused in one line. */
final class AnyRecordingTest {
  private static final List<String> FILES =
      List.of(
          "case.json",
          "facts.json",
          "dmesg.txt",
          "pci.txt",
          "iommu-groups.txt",
          "DMAR.bin",
          "IVRS.bin",
          "APIC.bin",
          "SRAT.bin",
          "MCFG.bin");

  @Test
  void noise(@TempDir Path temporary) {
    RecordingFolder folder = new RecordingFolder(temporary);
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      String file = FILES.get(round % FILES.size());
      byte[] noise = new byte[random.nextInt(400)];
      random.nextBytes(noise);
      assertRead(folder.with(file, noise));
      folder.with("case.json", RecordingFolder.CASE).with("facts.json", RecordingFolder.FACTS);
    }
  }

  @Test
  void jsonOfOtherTypes(@TempDir Path temporary) {
    RecordingFolder folder = new RecordingFolder(temporary);
    List<String> values =
        List.of(
            "null",
            "[]",
            "{}",
            "[[]]",
            "[{}]",
            "[null]",
            "1e400",
            "-0",
            "\"\"",
            "true",
            "\"\\ud800\"");
    for (String key :
        List.of("id", "cmdline", "machine", "smp", "qemu", "injected", "loaded", "initrd_bytes")) {
      for (String value : values) {
        assertRead(
            folder.with(
                "case.json", "{\"%s\": \"\", \"%s\": %s}".formatted(other(key), key, value)));
      }
    }
    folder.with("case.json", RecordingFolder.CASE);
    for (String key : List.of("complete", "end", "swiotlb", "nslabs", "kernel_code")) {
      for (String value : values) {
        assertRead(
            folder.with("facts.json", "{\"outcome\": {}, \"%s\": %s}".formatted(key, value)));
      }
    }
  }

  private static String other(String key) {
    return key.equals("cmdline") ? "x" : "cmdline";
  }

  private static void assertRead(RecordingFolder folder) {
    try {
      assertThat(folder.read().id()).isNotNull();
    } catch (RecordingException e) {
      assertThat(e.problem().lines()).hasSize(1);
      assertThat(e.problem()).startsWith(folder.path().toString());
    }
  }
}
