package org.lifeboat.experiment.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lifeboat.experiment.results.Manifest;
import org.lifeboat.experiment.results.ResultsException;
import org.lifeboat.experiment.results.ResultsFolder;
import org.lifeboat.experiment.results.Writing;

/**
 * A run of an experiment into a folder. It may be stopped at any point, by a cancellation, an error
 * or the end of its process: what was published stays, and the next run makes the rest.
 */
public final class ExperimentRun {
  private final Prepared experiment;
  private final Writing writing;

  private ExperimentRun(Prepared experiment, Writing writing) {
    this.experiment = experiment;
    this.writing = writing;
  }

  /**
   * Prepares the folder.
   *
   * @param version of this Lifeboat
   * @param resume whether to go on with what is there of the same experiment
   * @throws ResultsException if something else is there, or the folder cannot be written
   */
  public static ExperimentRun in(
      ResultsFolder folder, Prepared experiment, String version, boolean resume) {
    Manifest manifest;
    try {
      manifest = experiment.manifest(version);
    } catch (IllegalArgumentException e) {
      throw new ResultsException(experiment.question().id() + ": " + e.getMessage());
    }
    return new ExperimentRun(experiment, Writing.begin(folder, manifest, resume));
  }

  /** How many rows there are to be. */
  public long rows() {
    return experiment.rows().size();
  }

  /** How many rows were there already. */
  public long rowsFound() {
    return writing.rowsFound();
  }

  /** Files of an earlier run that were damaged and deleted; their rows are made again. */
  public List<Path> damaged() {
    return writing.damaged();
  }

  /** Whether there is nothing to do. */
  public boolean finished() {
    return writing.finished();
  }

  /** How many rows are there now, in whole parts. */
  public long rowsNow() {
    return writing.rowsNow();
  }

  /** {@link #run(ExperimentEngine, int, Map, RunListener, Cancellation)} without options. */
  public Optional<Manifest> run(
      ExperimentEngine engine, int threads, RunListener listener, Cancellation cancellation) {
    return run(engine, threads, Map.of(), listener, cancellation);
  }

  /**
   * Makes what is missing.
   *
   * @param threads how many to use where that is the engine's to choose, at least 1
   * @param options what this engine alone is told; it was asked to {@link ExperimentEngine#check}
   *     them
   * @return what the folder says of itself now; empty after a cancellation
   * @throws RowException if the rows' source fails
   * @throws ResultsException if something cannot be written
   */
  public Optional<Manifest> run(
      ExperimentEngine engine,
      int threads,
      Map<String, String> options,
      RunListener listener,
      Cancellation cancellation) {
    Job job = new Job(experiment, writing.parts(), writing.missing(), threads, options);
    engine.run(job, listener, cancellation);
    return cancellation.requested() && rowsNow() < rows()
        ? Optional.empty()
        : Optional.of(writing.finish());
  }
}
