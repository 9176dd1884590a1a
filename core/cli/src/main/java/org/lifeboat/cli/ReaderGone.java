package org.lifeboat.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A stream whose reader may leave: {@code lifeboat boot x | head -1} has printed enough, and that
 * is no error. Other errors of writing stay errors.
 */
final class ReaderGone extends FilterOutputStream {
  /** strerror(EPIPE), which is all that Java tells. */
  private static final String BROKEN_PIPE = "Broken pipe";

  private volatile boolean gone;

  ReaderGone(OutputStream out) {
    super(out);
  }

  /** Whether the reader left. */
  boolean isGone() {
    return gone;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (!gone) {
      tolerating(() -> out.write(bytes, from, length));
    }
  }

  @Override
  public void flush() throws IOException {
    if (!gone) {
      tolerating(out::flush);
    }
  }

  private interface Act {
    void run() throws IOException;
  }

  private void tolerating(Act act) throws IOException {
    try {
      act.run();
    } catch (IOException e) {
      if (e.getMessage() == null || !e.getMessage().contains(BROKEN_PIPE)) {
        throw e;
      }
      gone = true;
    }
  }
}
