package org.lifeboat.load.trace;

/** Reads the lines of one form. */
interface LineReader {
  /** As what it reads. */
  MapTrace.Form form();

  /**
   * Reads a line that is neither blank nor a comment.
   *
   * @return whether it says something here
   */
  boolean read(String line, Recording recording) throws MistakeException;
}
