package org.lifeboat.firmware.judge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads {@code explanations.txt}: paragraphs, of which the first line is a code and the others are
 * {@code word: text}. Lines that begin with a blank belong to the text above; {@code #} begins a
 * comment.
 */
final class ExplanationText {
  private static final String FILE = "explanations.txt";

  private ExplanationText() {}

  static Map<String, Explanation> read() {
    Map<String, Explanation> all = new LinkedHashMap<>();
    for (String paragraph : text().split("\n\n+")) {
      String[] lines = paragraph.replaceAll("(?m)^#.*\n?", "").replaceAll("\n +", " ").split("\n");
      if (!lines[0].isBlank()) {
        all.put(lines[0].strip(), explanation(lines));
      }
    }
    return all;
  }

  private static Explanation explanation(String[] lines) {
    Map<String, String> parts = new HashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        parts.put(line.substring(0, colon), line.substring(colon + 2).strip());
      }
    }
    return new Explanation(
        parts.getOrDefault("title", ""),
        parts.getOrDefault("cause", ""),
        parts.getOrDefault("consequence", ""),
        parts.getOrDefault("cure", ""));
  }

  private static String text() {
    try (InputStream in = ExplanationText.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
