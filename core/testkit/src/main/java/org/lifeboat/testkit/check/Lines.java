package org.lifeboat.testkit.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of a stream whose writer may be anybody: one without end is cut. */
final class Lines {
  /** Longer than any message. */
  private static final int LONGEST = 2 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[8192];
  private int at;
  private int end;

  Lines(InputStream in) {
    this.in = in;
  }

  /** The next line, without its end; null after the last. */
  @Nullable String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (at < end || fill()) {
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      line.write(buffer, from, Math.min(at - from, LONGEST - line.size()));
      if (at < end) {
        at++;
        return line.toString(StandardCharsets.UTF_8);
      }
    }
    return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }
}
