package org.lifeboat.experiment.run;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lifeboat.experiment.results.PartFolder;

/** Parts to be made, for any number of threads; when one fails, all stop. */
final class Work implements Runnable {
  private final Job job;
  private final RunListener listener;
  private final Cancellation stopping;
  private final BitSet waiting;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  Work(Job job, RunListener listener, Cancellation cancellation) {
    this.job = job;
    this.listener = listener;
    this.waiting = job.missing();
    this.stopping = () -> stopped.get() || cancellation.requested();
  }

  void stop() {
    stopped.set(true);
  }

  /** Throws what the first thread that failed threw. */
  void throwFailure() {
    Throwable thrown = failure.get();
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }

  @Override
  public void run() {
    try (PartWriter writer = new PartWriter(job.rows())) {
      for (OptionalInt part = next(); part.isPresent(); part = next()) {
        make(writer, part.getAsInt());
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      stop();
    }
  }

  private synchronized OptionalInt next() {
    int part = stopping.requested() ? -1 : waiting.nextSetBit(0);
    if (part < 0) {
      return OptionalInt.empty();
    }
    waiting.clear(part);
    return OptionalInt.of(part);
  }

  private void make(PartWriter writer, int part) {
    PartFolder folder = job.folder();
    Path file = folder.temporary(part);
    try {
      if (writer.write(
          folder.cut().first(part), folder.cut().end(part), file, listener, stopping)) {
        folder.publish(part, file);
      }
    } finally {
      folder.discard(file);
    }
  }
}
