package org.lifeboat.testkit.check;

import java.time.Duration;
import org.lifeboat.testkit.contract.tripwire.ForeignCode;

/** Ends the checked process where its main thread is too long about something. */
final class Watch {
  private static final long TICK_MILLIS = 20;

  private final Thread watched = Thread.currentThread();
  private final Voice voice;
  private long until = Long.MAX_VALUE;
  private long givenMillis;

  /** Watches the thread that makes it. */
  Watch(Voice voice) {
    this.voice = voice;
    Thread thread = new Thread(this::watch, "lifeboat-watch");
    thread.setDaemon(true);
    thread.start();
  }

  /** From now on, what is begun may take so long. */
  synchronized void begin(Duration given) {
    givenMillis = given.toMillis();
    until = System.nanoTime() / 1_000_000 + givenMillis;
  }

  private void watch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        endIfOver();
        Thread.sleep(TICK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nothing new is begun meanwhile, so that nothing else is blamed. */
  private synchronized void endIfOver() {
    if (System.nanoTime() / 1_000_000 > until) {
      voice.say(
          Message.Word.FATAL,
          ForeignCode.innermost(watched.getStackTrace())
              .map(where -> where + " does not come back")
              .orElseGet(() -> "is not done after " + givenMillis / 1000 + " s"));
      Runtime.getRuntime().halt(0);
    }
  }
}
