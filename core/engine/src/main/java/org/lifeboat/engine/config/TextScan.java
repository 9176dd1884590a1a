package org.lifeboat.engine.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A look over a HOCON text before the library parses it: whether parsing will end in good time, and
 * where the {@code include} statements are, which the library does not tell. It knows quotes,
 * comments and brackets, and no more of the syntax.
 */
final class TextScan {
  /** {@code include required(classpath(} and some blanks. */
  private static final int LONGEST_INCLUDE = 64;

  private final String text;
  private final Budget budget;
  private final List<IncludeSite> includes = new ArrayList<>();
  private final Deque<Set<String>> keys = new ArrayDeque<>();
  private int at;
  private int line = 1;
  private int segmentStart;
  private int parts;

  /**
   * An {@code include} statement.
   *
   * @param line where it stands
   * @param argument what it includes, between the quotes
   */
  record IncludeSite(int line, String argument) {}

  private TextScan(String text, Budget budget) {
    this.text = text;
    this.budget = budget;
    keys.push(new HashSet<>());
  }

  /**
   * Scans a text.
   *
   * @return its {@code include} statements, in order; a text that only looks like one may be among
   *     them
   * @throws UnreadableException if parsing it would take too much time, memory or stack
   */
  static List<IncludeSite> includes(String text, Budget budget) throws UnreadableException {
    budget.text(text);
    TextScan scan = new TextScan(text, budget);
    while (scan.at < text.length()) {
      scan.step(text.charAt(scan.at));
    }
    return List.copyOf(scan.includes);
  }

  private void step(char c) throws UnreadableException {
    switch (c) {
      case '"' -> quoted();
      case '#' -> skipTo("\n");
      case '/' -> {
        if (text.startsWith("//", at)) {
          skipTo("\n");
        } else {
          part();
        }
      }
      case '$' -> substitution();
      case '{', '[' -> open();
      case '}', ']' -> close();
      case '=', ':' -> {
        key();
        separate();
      }
      case ',', '\n' -> separate();
      default -> part();
    }
  }

  private void part() throws UnreadableException {
    at++;
    if (++parts > Budget.VALUE_PARTS) {
      throw new UnreadableException(
          line,
          "a value is made of more than %s characters and texts".formatted(Budget.VALUE_PARTS),
          "long texts stand in double quotes");
    }
  }

  private void quoted() throws UnreadableException {
    boolean include = at - segmentStart < LONGEST_INCLUDE && segment().matches("include(\\W.*)?");
    int start = at;
    part();
    if (text.startsWith("\"\"", at)) {
      skipTripleQuoted();
    } else {
      skipQuoted();
    }
    if (include) {
      budget.include(line);
      includes.add(new IncludeSite(line, text.substring(start + 1, Math.max(start + 1, at - 1))));
    }
  }

  private void skipTripleQuoted() {
    at += 2;
    skipTo("\"\"\"");
    while (at < text.length() && text.charAt(at) == '"') {
      at++;
    }
  }

  private void skipQuoted() {
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(at, text.length());
    if (at < text.length() && text.charAt(at) == '"') {
      at++;
    }
  }

  private void substitution() throws UnreadableException {
    if (!text.startsWith("${", at)) {
      part();
      return;
    }
    at++;
    part();
    while (at < text.length() && "}\n".indexOf(text.charAt(at)) < 0) {
      part();
    }
    if (at < text.length() && text.charAt(at) == '}') {
      at++;
    }
  }

  private void open() throws UnreadableException {
    key();
    keys.push(new HashSet<>());
    deeper(0);
    separate();
  }

  private void close() throws UnreadableException {
    if (keys.size() > 1) {
      keys.pop();
    }
    separate();
  }

  private void key() throws UnreadableException {
    String key = segment();
    if (key.isEmpty()) {
      return;
    }
    int dots = (int) key.chars().filter(c -> c == '.').count();
    deeper(dots);
    if (dots > 0 || !keys.element().add(key)) {
      budget.merge(line);
    }
  }

  private void deeper(int more) throws UnreadableException {
    if (keys.size() - 1 + more > Budget.DEPTH) {
      throw new UnreadableException(line, "nests deeper than " + Budget.DEPTH + " levels", "");
    }
  }

  private void separate() throws UnreadableException {
    budget.separator(line);
    line += text.charAt(at) == '\n' ? 1 : 0;
    at++;
    segmentStart = at;
    parts = 0;
  }

  /** What stands before this place since the last separator. */
  private String segment() {
    String segment = text.substring(segmentStart, at).strip();
    return segment.endsWith("+") ? segment.substring(0, segment.length() - 1).strip() : segment;
  }

  /** Moves behind {@code end}, but onto a line end, so that it separates. */
  private void skipTo(String end) {
    int found = text.indexOf(end, at);
    int next = found < 0 ? text.length() : end.equals("\n") ? found : found + end.length();
    line += (int) text.substring(at, next).chars().filter(c -> c == '\n').count();
    at = next;
  }
}
