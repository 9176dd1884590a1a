package org.lifeboat.experiment.run;

import java.util.List;
import java.util.stream.IntStream;

/** The threads of this process: each takes the next part that is missing, until there is none. */
public final class ThreadsEngine implements ExperimentEngine {
  /** Its name. */
  public static final String ID = "threads";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public void run(Job job, RunListener listener, Cancellation cancellation) {
    Work work = new Work(job, listener, cancellation);
    List<Thread> threads =
        IntStream.range(0, Math.min(job.threads(), job.missing().cardinality()))
            .mapToObj(n -> new Thread(work, "boots-" + n))
            .toList();
    threads.forEach(Thread::start);
    threads.forEach(thread -> join(thread, work));
    work.throwFailure();
  }

  /** Waits for a thread; who interrupts the waiting wants the work to stop. */
  private static void join(Thread thread, Work work) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
        work.stop();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
