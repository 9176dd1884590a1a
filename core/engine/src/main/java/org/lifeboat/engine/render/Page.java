package org.lifeboat.engine.render;

import java.util.List;

/**
 * A page of text being written: lines that fit its style's width and carry no blanks at their ends.
 */
public final class Page {
  private final StringBuilder text = new StringBuilder(4096);
  private final Style style;

  /** An empty page. */
  public Page(Style style) {
    this.style = style;
  }

  /** What it is laid out for. */
  public Style style() {
    return style;
  }

  /** An empty line. */
  public Page blank() {
    text.append('\n');
    return this;
  }

  /** A heading with a rule under it. */
  public Page title(String title) {
    paragraph(Tone.STRONG, "", title);
    text.append(style.rule(Math.min(style.width(), Words.clean(title).length()))).append('\n');
    return this;
  }

  /** The name of a part of the page. */
  public Page heading(String heading) {
    blank();
    return paragraph(Tone.STRONG, "", heading);
  }

  /**
   * Text in as many lines as it needs; {@code label}, free of control characters, stands before the
   * first, blanks of its length before the others. A label of more than half a line is taken as
   * part of the text.
   */
  public Page paragraph(Tone tone, String label, String words) {
    if (label.length() > style.width() / 2) {
      return paragraph(tone, "", label + words);
    }
    List<String> lines = Words.wrap(Words.clean(words), style.width() - label.length());
    String before = label;
    for (String line : lines) {
      raw(before + style.paint(tone, line));
      before = " ".repeat(before.length());
    }
    return this;
  }

  /** A line of its own, however long: one that programs look for, too. */
  public Page line(Tone tone, String words) {
    return raw(style.paint(tone, Words.clean(words)));
  }

  /** A line that was laid out already. */
  public Page raw(String line) {
    text.append(line.stripTrailing()).append('\n');
    return this;
  }

  /** All that was written; every line ends with {@code \n}. */
  public String text() {
    return text.toString();
  }
}
