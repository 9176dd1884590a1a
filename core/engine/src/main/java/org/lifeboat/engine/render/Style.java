package org.lifeboat.engine.render;

/**
 * What the place of output can show.
 *
 * @param colour whether escape sequences for colours are welcome
 * @param unicode whether lines may be drawn with box characters; ASCII otherwise
 * @param width columns, at least {@link #MIN_WIDTH}
 */
public record Style(boolean colour, boolean unicode, int width) {
  /** The least that a page is laid out for, in columns. */
  public static final int MIN_WIDTH = 80;

  /** The width pages are made for, in columns. */
  public static final int USUAL_WIDTH = 100;

  /** No colour, ASCII, 100 columns: for files and tests. */
  public static final Style PLAIN = new Style(false, false, USUAL_WIDTH);

  /**
   * @throws IllegalArgumentException if {@code width} is below {@link #MIN_WIDTH}
   */
  public Style {
    if (width < MIN_WIDTH) {
      throw new IllegalArgumentException(
          "a page of " + width + " columns; at least " + MIN_WIDTH + " are needed");
    }
  }

  String paint(Tone tone, String text) {
    return colour ? tone.paint(text) : text;
  }

  /** A bar of so many columns, for a share that is drawn. */
  public String bar(int columns) {
    return (unicode ? "█" : "#").repeat(columns);
  }

  String rule(int columns) {
    return (unicode ? "─" : "-").repeat(columns);
  }
}
