package org.lifeboat.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TraceLinesTest {
  @TempDir private Path folder;

  @Test
  void ofALongLineTheBeginningIsKept() throws IOException {
    Path file =
        Files.writeString(folder.resolve("x.trace"), "dump\n" + "x".repeat(100_000) + "\ny");

    try (TraceLines lines = new TraceLines(file, 4)) {
      assertThat(lines.next()).contains("dump");
      assertThat(lines.isCut()).isFalse();
      assertThat(lines.next()).contains("xxxx");
      assertThat(lines.isCut()).isTrue();
      assertThat(lines.isEnded()).isTrue();
      assertThat(lines.next()).contains("y");
      assertThat(lines.isEnded()).isFalse();
      assertThat(lines.next()).isEmpty();
      assertThat(lines.number()).isEqualTo(3);
    }
  }

  @Test
  void endOfALineIsNotLookedForForEver() throws IOException {
    Path file = Files.writeString(folder.resolve("x.trace"), "dump\n");
    try (RandomAccessFile zeroes = new RandomAccessFile(file.toFile(), "rw")) {
      zeroes.setLength(3L * TraceLines.MOST_LINE_BYTES);
    }

    try (TraceLines lines = new TraceLines(file, 4)) {
      lines.next();
      assertThatThrownBy(lines::next)
          .isInstanceOf(TraceException.class)
          .hasMessage(file + ":2: the line is longer than 16 MB");
    }
  }
}
