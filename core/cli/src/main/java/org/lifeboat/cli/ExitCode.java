package org.lifeboat.cli;

/** What the process says when it ends. */
final class ExitCode {
  /** The question was answered; a kernel panic is an answer. */
  static final int DONE = 0;

  /** The answer is no: a plugin broke the rules, a replay differs. */
  static final int NO = 1;

  /** Bad usage or bad input. */
  static final int BAD_INPUT = 2;

  /** A bug of ours (EX_SOFTWARE of sysexits.h). */
  static final int INTERNAL = 70;

  /** The output could not be written (EX_IOERR of sysexits.h). */
  static final int CANNOT_WRITE = 74;

  /** Stopped by Ctrl-C (128 + SIGINT, as shells say it). */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
