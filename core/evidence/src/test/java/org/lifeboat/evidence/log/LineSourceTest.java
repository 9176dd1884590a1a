package org.lifeboat.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LineSourceTest {
  private static List<String> lines(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    List<String> lines = new ArrayList<>();
    try (LineSource source = LineSource.of(new ByteArrayInputStream(bytes))) {
      for (Optional<String> line = source.next(); line.isPresent(); line = source.next()) {
        lines.add(line.get());
      }
    }
    return lines;
  }

  @Test
  void aLineEndsAtAnyEnd() throws IOException {
    assertThat(lines("a\nb\r\nc\rd\r\r\ne")).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void emptyLinesStay() throws IOException {
    assertThat(lines("a\n\nb\r\n\r\nc\n")).containsExactly("a", "", "b", "", "c");
  }

  @Test
  void controlCharactersAreLeftOutButForTabsAndEscapes() throws IOException {
    assertThat(lines("a\0\u0007\tb\u001b[0m\u007f\n")).containsExactly("a\tb\u001b[0m");
  }

  @Test
  void aLongLineIsCut() throws IOException {
    assertThat(lines("x".repeat(10_000) + "\ny"))
        .containsExactly("x".repeat(LineSource.LONGEST), "y");
  }

  @Test
  void oneOrTwoBytesAreALine() throws IOException {
    assertThat(lines("a")).containsExactly("a");
    assertThat(lines("\u00ef")).containsExactly("\u00ef");
    assertThat(lines("\u00ef\u00bb")).containsExactly("\u00ef\u00bb");
    assertThat(lines("")).isEmpty();
  }
}
