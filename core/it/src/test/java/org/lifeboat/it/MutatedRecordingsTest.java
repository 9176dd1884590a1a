package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.evidence.recording.Recording;
import org.lifeboat.evidence.recording.RecordingException;
import org.lifeboat.evidence.recording.Recordings;
import org.lifeboat.lab.verify.Verification;
import org.lifeboat.lab.verify.Verifier;

/** Recordings with random mistakes are refused with a reason, or boot and are compared. */
final class MutatedRecordingsTest {
  private static final int ROUNDS = 80;
  private static final String[] VALUES = {
    "0",
    "1",
    "-1",
    "ffffffffffffffff",
    "fffffffffffff",
    "7fffffffffffffff",
    "80000000",
    "00",
    "\"",
    ""
  };

  private final Verifier verifier = new Verifier(Shipped.LIFEBOAT, Optional.empty());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "numa-1G+5G-vtd",
        "regs-all-zero",
        "trace-4G-vtd",
        "amdopt-iommu.pt",
        "regs-dead-unit"
      })
  void noMistakeIsTooOdd(String id, @TempDir Path temporary) throws IOException {
    AlteredRecording recording = new AlteredRecording(id, temporary);
    Map<Path, byte[]> sound = new HashMap<>();
    for (Path file : files(recording.folder())) {
      sound.put(file, Files.readAllBytes(file));
    }
    Random random = new Random(id.hashCode());
    int booted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<Path, byte[]> file : sound.entrySet()) {
        boolean spoil = random.nextInt(3) == 0;
        Files.write(file.getKey(), spoil ? mutated(file.getValue(), random) : file.getValue());
      }
      booted += boots(recording.folder()) ? 1 : 0;
    }

    assertThat(booted).isBetween(ROUNDS / 20, ROUNDS);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private boolean boots(Path folder) {
    try {
      List<Recording> recordings = Recordings.in(folder);
      Verification verification = verifier.verify(recordings);
      assertThat(verification.results()).hasSize(1);
      assertThat(verification.differences()).noneMatch(d -> d.actual().contains(" failed: "));
      return true;
    } catch (RecordingException e) {
      assertThat(e.problem().lines()).hasSize(1);
      assertThat(e.problem()).startsWith(folder.toString());
      return false;
    }
  }

  private static byte[] mutated(byte[] sound, Random random) {
    if (sound.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(sound, random.nextInt(sound.length));
      case 1 -> bytes(sound.clone(), random);
      case 2 -> lines(sound, random);
      default -> numbers(sound, random);
    };
  }

  private static byte[] bytes(byte[] bytes, Random random) {
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  /** Lines twice, missing, in another order. */
  private static byte[] lines(byte[] sound, Random random) {
    List<String> lines =
        new ArrayList<>(new String(sound, StandardCharsets.ISO_8859_1).lines().toList());
    for (int i = random.nextInt(30); i >= 0 && !lines.isEmpty(); i--) {
      String line = lines.remove(random.nextInt(lines.size()));
      for (int copies = random.nextInt(3); copies > 0; copies--) {
        lines.add(random.nextInt(lines.size() + 1), line);
      }
    }
    return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Numbers that are other numbers. */
  private static byte[] numbers(byte[] sound, Random random) {
    StringBuilder text = new StringBuilder(new String(sound, StandardCharsets.ISO_8859_1));
    for (int i = random.nextInt(30); i >= 0 && text.length() > 0; i--) {
      int start = random.nextInt(text.length());
      while (start < text.length() && Character.digit(text.charAt(start), 16) < 0) {
        start++;
      }
      int end = start;
      while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0) {
        end++;
      }
      text.replace(start, end, VALUES[random.nextInt(VALUES.length)]);
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
