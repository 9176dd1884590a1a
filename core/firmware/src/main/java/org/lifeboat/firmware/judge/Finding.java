package org.lifeboat.firmware.judge;

/**
 * Something that is wrong at a place of a table.
 *
 * @param code what kind of thing
 * @param offset where, in bytes from the start of the table; inside it, 0 in an empty one
 * @param length how many bytes it is about; they end inside the table
 * @param text what is wrong here, in a sentence
 */
public record Finding(Code code, int offset, int length, String text) {
  /** How bad it is. */
  public Severity severity() {
    return code.severity();
  }
}
