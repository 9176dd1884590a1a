package org.lifeboat.spark;

import org.lifeboat.experiment.results.ResultsException;

/** What is wrong with Spark, in a line. */
final class SparkProblem {
  private SparkProblem() {}

  /** The problem of a worker where it has words for people, else Spark's. */
  static ResultsException of(Throwable thrown) {
    Throwable deepest = thrown;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
      if (deepest instanceof ResultsException problem) {
        return new ResultsException("a worker: " + problem.problem());
      }
    }
    return new ResultsException("Spark: " + firstLine(deepest));
  }

  private static String firstLine(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).lines().findFirst().orElse(thrown.toString());
  }
}
