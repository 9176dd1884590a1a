package org.lifeboat.experiment.run;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Threads that make parts: each takes the next part that is missing, until there is none. When one
 * fails, all stop.
 */
public final class Crew {
  private final Supplier<? extends PartMaker> makers;
  private final Cancellation stopping;
  private final BitSet waiting;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * @param missing which parts to make
   * @param makers gives each thread what makes its parts
   */
  public Crew(BitSet missing, Supplier<? extends PartMaker> makers, Cancellation cancellation) {
    this.waiting = (BitSet) missing.clone();
    this.makers = makers;
    this.stopping = () -> stopped.get() || cancellation.requested();
  }

  /**
   * Makes them all on so many threads, fewer where there are fewer parts. An interruption of the
   * calling thread is a wish to stop, and it is interrupted still when this returns.
   *
   * @throws RuntimeException what the first maker that failed threw
   */
  public void run(int threads) {
    List<Thread> members =
        IntStream.range(0, Math.min(threads, waiting.cardinality()))
            .mapToObj(n -> new Thread(this::work, "boots-" + n))
            .toList();
    members.forEach(Thread::start);
    members.forEach(this::join);
    throwFailure();
  }

  private void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
        stopped.set(true);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void throwFailure() {
    Throwable thrown = failure.get();
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private void work() {
    try (PartMaker maker = makers.get()) {
      for (OptionalInt part = next(); part.isPresent(); part = next()) {
        maker.make(part.getAsInt(), stopping);
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      stopped.set(true);
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
}
