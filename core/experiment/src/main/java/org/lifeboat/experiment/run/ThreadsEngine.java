package org.lifeboat.experiment.run;

/** The threads of this process. */
public final class ThreadsEngine implements ExperimentEngine {
  /** Its name. */
  public static final String ID = "threads";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public void run(Job job, RunListener listener, Cancellation cancellation) {
    new Crew(job.missing(), () -> new LocalParts(job, listener), cancellation).run(job.threads());
  }
}
