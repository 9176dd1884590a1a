package org.lifeboat.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.lifeboat.experiment.run.Cancellation;

/**
 * Ctrl-C and SIGTERM as a wish to stop. While this is open the process does not end before {@link
 * #close}, so that a run can put its things in order; but it waits no longer than a row that hangs
 * deserves.
 */
final class Interruption implements Cancellation, AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook = new Thread(this::await, "interruption");
  private volatile boolean requested;

  /** Listens from now on. */
  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void await() {
    requested = true;
    try {
      over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean requested() {
    return requested;
  }

  /** Lets the process end, or listens no more. */
  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The hook runs, and has just been released.
      return;
    }
  }
}
