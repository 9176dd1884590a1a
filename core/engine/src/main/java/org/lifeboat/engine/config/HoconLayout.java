package org.lifeboat.engine.config;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Lays a block out as HOCON for people: what fits stands on one line, bytes stand in rows. */
final class HoconLayout {
  private static final int COLUMNS = 100;
  private static final String QUOTES = "\"\"\"";
  private static final Pattern BARE_KEY = Pattern.compile("[a-z][a-z0-9-]*");

  private final StringBuilder text = new StringBuilder();
  private int depth;

  private HoconLayout() {}

  /** The text of a whole configuration. */
  static String of(WrittenBlock root) {
    HoconLayout layout = new HoconLayout();
    layout.keys(root);
    return layout.text.toString();
  }

  private void keys(WrittenBlock block) {
    for (Map.Entry<String, Written> entry : block.byKey().entrySet()) {
      String key = key(entry.getKey());
      value(key + (entry.getValue() instanceof WrittenBlock ? " " : " = "), entry.getValue());
    }
  }

  /** A value behind what begins its line. */
  private void value(String start, Written value) {
    if (isFlat(value)) {
      String line = start + flat(value);
      if (2 * depth + line.length() <= COLUMNS || value instanceof Written.Word) {
        line(line);
        return;
      }
    }
    if (value instanceof Written.Rows rows) {
      open(start + QUOTES);
      rows.lines().forEach(this::line);
      close(QUOTES);
    } else if (value instanceof Written.Entries list) {
      open(start + "[");
      list.entries().forEach(entry -> value("", entry));
      close("]");
    } else if (value instanceof WrittenBlock block) {
      open(start + "{");
      keys(block);
      close("}");
    }
  }

  /** Whether it can stand on one line: no rows are in it, and no list of blocks. */
  private static boolean isFlat(Written value) {
    if (value instanceof Written.Entries list) {
      return list.entries().stream().allMatch(Written.Word.class::isInstance);
    }
    return value instanceof WrittenBlock block
        ? block.byKey().values().stream().allMatch(HoconLayout::isFlat)
        : value instanceof Written.Word;
  }

  private static String flat(Written value) {
    if (value instanceof Written.Entries list) {
      return list.entries().isEmpty()
          ? "[]"
          : list.entries().stream().map(HoconLayout::flat).collect(joined("[ ", " ]"));
    }
    if (value instanceof WrittenBlock block) {
      return block.isEmpty()
          ? "{}"
          : block.byKey().entrySet().stream().map(HoconLayout::flat).collect(joined("{ ", " }"));
    }
    return value instanceof Written.Word word ? flat(word) : "";
  }

  private static Collector<CharSequence, ?, String> joined(String open, String close) {
    return Collectors.joining(", ", open, close);
  }

  private static String flat(Map.Entry<String, Written> entry) {
    String between = entry.getValue() instanceof WrittenBlock ? " " : " = ";
    return key(entry.getKey()) + between + flat(entry.getValue());
  }

  private static String flat(Written.Word word) {
    return word.bare() ? word.text() : quoted(word.text());
  }

  private static String key(String key) {
    return BARE_KEY.matcher(key).matches() ? key : quoted(key);
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
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

  private void open(String line) {
    line(line);
    depth++;
  }

  private void close(String line) {
    depth--;
    line(line);
  }

  private void line(String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }
}
