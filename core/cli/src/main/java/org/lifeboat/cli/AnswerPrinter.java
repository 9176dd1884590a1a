package org.lifeboat.cli;

import java.io.Serial;
import org.lifeboat.lab.replay.Replay;

/** Prints answers in large pieces, as long as somebody reads them. */
final class AnswerPrinter implements Replay.Listener, AutoCloseable {
  private static final int PIECE = 1 << 14;

  private final Terminal terminal;
  private final StringBuilder piece = new StringBuilder();

  AnswerPrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void answer(String line) {
    piece.append(line).append('\n');
    if (piece.length() >= PIECE) {
      close();
      if (terminal.isDeaf()) {
        throw new NobodyReadsException();
      }
    }
  }

  /** Prints what is left, also where a mistake ended the replay. */
  @Override
  public void close() {
    terminal.out().append(piece);
    piece.setLength(0);
  }

  /** There is no reason to go on. */
  static final class NobodyReadsException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;
  }
}
