package org.lifeboat.lab.replay;

/** How many lines the answer to an operation has. */
public enum AnswerForm {
  /** Nothing. */
  NONE,
  /** One line. */
  LINE,
  /** Any number of lines, of which the last is {@code end}. */
  BLOCK
}
