package org.lifeboat.testkit.check;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Takes what is printed, and keeps the beginning of it. */
final class Recorder extends OutputStream {
  private static final int KEPT = 200;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream(KEPT);

  PrintStream stream() {
    return new PrintStream(this, true, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int b) {
    if (kept.size() < KEPT) {
      kept.write(b);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    kept.write(bytes, from, Math.min(length, KEPT - kept.size()));
  }

  /** The beginning of what was printed, without blanks around it. */
  synchronized String text() {
    return kept.toString(StandardCharsets.UTF_8).strip();
  }

  synchronized void forget() {
    kept.reset();
  }
}
