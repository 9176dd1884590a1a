package org.lifeboat.testkit.contract;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs foreign code on a thread of its own and waits so long and no longer. A thread that does not
 * come back is left alone: Java has no way to end it. It is a daemon, so that it does not keep the
 * process.
 */
final class Deadline {
  private final Duration patience;
  private @Nullable Worker worker;

  Deadline(Duration patience) {
    this.patience = patience;
  }

  /** The answer came too late. */
  static final class MissedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient StackTraceElement[] stack;

    MissedException(StackTraceElement[] stack) {
      super("no answer", null, false, false);
      this.stack = stack;
    }

    /** The innermost method under way that is of a class by this name. */
    Optional<String> innermost(Predicate<String> className) {
      return Stream.of(stack)
          .filter(frame -> className.test(frame.getClassName()))
          .findFirst()
          .map(frame -> frame.getClassName() + "." + frame.getMethodName());
    }
  }

  private static final class Worker {
    private final BlockingQueue<FutureTask<?>> tasks = new ArrayBlockingQueue<>(1);
    private final Thread thread = new Thread(this::work, "lifeboat-contract");

    Worker() {
      thread.setDaemon(true);
      thread.start();
    }

    private void work() {
      try {
        while (!Thread.currentThread().isInterrupted()) {
          tasks.take().run();
        }
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * What {@code body} answers.
   *
   * @throws MissedException if it has not answered in time
   * @throws ExecutionException with whatever it throws
   */
  <T> T within(Callable<T> body) throws MissedException, ExecutionException {
    Worker current = worker;
    if (current == null) {
      current = new Worker();
      worker = current;
    }
    FutureTask<T> task = new FutureTask<>(body);
    current.tasks.add(task);
    try {
      return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      StackTraceElement[] stack = current.thread.getStackTrace();
      abandon();
      throw new MissedException(stack);
    } catch (InterruptedException e) {
      abandon();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void abandon() {
    Worker current = worker;
    if (current != null) {
      current.thread.interrupt();
      worker = null;
    }
  }
}
