package org.lifeboat.evidence.draft;

import java.util.List;
import java.util.Locale;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.memory.MemoryRange;

/** Writes HOCON that a person can read: values, each with where it came from. */
public final class MachineText {
  private static final int BYTES_IN_LINE = 32;
  private static final String QUOTES = "\"\"\"";

  private final StringBuilder text = new StringBuilder();
  private int depth;

  /** A comment, cut into lines. */
  MachineText comment(String words) {
    StringBuilder line = new StringBuilder("#");
    for (String word : words.split(" +", -1)) {
      if (line.length() + word.length() > 118 - 2 * depth) {
        line(line.toString());
        line = new StringBuilder("#");
      }
      line.append(' ').append(harmless(word));
    }
    return line(line.toString());
  }

  MachineText blank() {
    text.append('\n');
    return this;
  }

  MachineText line(String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
    return this;
  }

  MachineText open(String start) {
    line(start);
    depth++;
    return this;
  }

  MachineText close(String end) {
    depth--;
    return line(end);
  }

  /** A key with text, and where it came from. */
  MachineText text(String key, String value, String from) {
    return line(key + " = " + quoted(value) + from(from));
  }

  /** A key with a number or a word. */
  MachineText word(String key, Object value, String from) {
    return line(key + " = " + value + from(from));
  }

  private static String from(String from) {
    return from.isEmpty() ? "" : "  # " + harmless(from);
  }

  /** Without anything that could end a comment. */
  private static String harmless(String words) {
    return words.replaceAll("\\p{Cntrl}", "?");
  }

  /** Bytes in hexadecimal, as much on a line as one can read. */
  MachineText hex(String key, Bytes bytes) {
    open(key + " = " + QUOTES);
    for (int at = 0; at < bytes.length(); at += BYTES_IN_LINE) {
      StringBuilder line = new StringBuilder();
      for (int i = at; i < Math.min(bytes.length(), at + BYTES_IN_LINE); i++) {
        line.append("%02x".formatted(bytes.u8(i)));
      }
      line(line.toString());
    }
    return close(QUOTES);
  }

  /** A range as this format has it, both ends inclusive. */
  static String range(MemoryRange range) {
    return "start = 0x%x, last = 0x%x".formatted(range.start(), range.end() - 1);
  }

  /** A list on one line. */
  static String list(List<String> values) {
    return "[ " + String.join(", ", values) + " ]";
  }

  /** Text in quotes, whatever is in it. */
  static String quoted(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /** A name that can be a machine's id. */
  public static String id(String name) {
    String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return id.isEmpty() ? "imported" : id.substring(0, Math.min(id.length(), 60));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
