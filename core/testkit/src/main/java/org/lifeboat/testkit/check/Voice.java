package org.lifeboat.testkit.check;

import java.io.IOException;
import java.io.OutputStream;

/** What the checked process speaks with; any number of threads may. */
final class Voice {
  /** The exit code of a process that cannot say anything any more. */
  static final int SPEECHLESS = 74;

  private final OutputStream out;
  private final String secret;

  Voice(OutputStream out, String secret) {
    this.out = out;
    this.secret = secret;
  }

  /** Says it on a line of its own, whatever somebody else has written before it. */
  synchronized void say(Message message) {
    byte[] line = message.line(secret);
    byte[] whole = new byte[line.length + 1];
    whole[0] = '\n';
    System.arraycopy(line, 0, whole, 1, line.length);
    try {
      out.write(whole);
      out.flush();
    } catch (IOException e) {
      Runtime.getRuntime().halt(SPEECHLESS);
    }
  }

  void say(Message.Word word, String... fields) {
    say(Message.of(word, fields));
  }
}
