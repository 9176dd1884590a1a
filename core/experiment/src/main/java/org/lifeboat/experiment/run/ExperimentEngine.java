package org.lifeboat.experiment.run;

import java.util.Map;
import org.lifeboat.experiment.results.ResultsException;

/**
 * Computes the rows of an experiment. Engines are found by {@link java.util.ServiceLoader};
 * whichever is taken, the files are the same to the byte. An engine is used by one thread at a
 * time.
 */
public interface ExperimentEngine {
  /** Its name on the command line: small letters, digits, hyphens. */
  String id();

  /**
   * Looks at what it is to be told, before anything is begun. An engine that says nothing else has
   * no options.
   *
   * @param options values by name
   * @throws ResultsException if it has no such option, or a value cannot be
   */
  default void check(Map<String, String> options) {
    if (!options.isEmpty()) {
      throw new ResultsException(
          "engine '%s' has no option '%s'".formatted(id(), options.keySet().iterator().next()));
    }
  }

  /**
   * Computes and publishes each part that is missing. Returns when all are published, or soon after
   * a cancellation, when what was begun is either published or gone.
   *
   * @throws RowException if the rows' source fails, which is a bug of it
   * @throws ResultsException if a part cannot be written; published ones stay
   */
  void run(Job job, RunListener listener, Cancellation cancellation);
}
