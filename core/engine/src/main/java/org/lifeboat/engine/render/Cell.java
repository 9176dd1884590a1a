package org.lifeboat.engine.render;

/**
 * A piece of text in a table.
 *
 * @param text free of control characters
 * @param tone its colour
 */
public record Cell(String text, Tone tone) {
  /** Makes control characters harmless. */
  public Cell {
    text = Words.clean(text);
  }

  /** A cell without colour. */
  public static Cell of(String text) {
    return new Cell(text, Tone.PLAIN);
  }
}
