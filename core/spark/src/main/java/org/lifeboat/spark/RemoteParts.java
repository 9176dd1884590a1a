package org.lifeboat.spark;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.lifeboat.experiment.results.Cut;
import org.lifeboat.experiment.results.PartFolder;
import org.lifeboat.experiment.results.ResultsException;
import org.lifeboat.experiment.run.Cancellation;
import org.lifeboat.experiment.run.PartMaker;
import org.lifeboat.experiment.run.RowException;
import org.lifeboat.experiment.run.RunListener;

/**
 * Parts that Spark has made by a worker. Each is a job of one task, so that no more parts lie in
 * memory here than threads ask for.
 */
record RemoteParts(JavaSparkContext spark, PartTask task, PartFolder folder, RunListener listener)
    implements PartMaker {
  private static final long LOOK_MILLIS = 100;

  @Override
  public void make(int part, Cancellation stopping) {
    Optional<PartAnswer> answer = answer(part, stopping);
    if (answer.isPresent()) {
      publish(part, answer.get());
    }
  }

  private void publish(int part, PartAnswer answer) {
    if (answer instanceof PartAnswer.RowFailed failed) {
      throw new RowException(failed.row(), new RemoteFailure(failed.thrown(), failed.trace()));
    }
    if (answer instanceof PartAnswer.Refused refused) {
      throw new ResultsException(
          "a worker cannot make the same experiment of what it was sent: " + refused.problem());
    }
    ((PartAnswer.Made) answer).publish(part, folder);
    Cut cut = folder.cut();
    listener.computed((int) (cut.end(part) - cut.first(part)));
  }

  /** Empty where it is to stop before there is one. */
  private Optional<PartAnswer> answer(int part, Cancellation stopping) {
    JavaFutureAction<List<PartAnswer>> asked = asked(part);
    try {
      Optional<PartAnswer> answer = Optional.empty();
      while (answer.isEmpty() && !stopping.requested()) {
        answer = soon(asked);
      }
      if (answer.isEmpty()) {
        asked.cancel(true);
      }
      return answer;
    } catch (ExecutionException e) {
      throw SparkProblem.of(e);
    } catch (InterruptedException e) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<PartAnswer> soon(JavaFutureAction<List<PartAnswer>> asked)
      throws ExecutionException, InterruptedException {
    try {
      return Optional.of(asked.get(LOOK_MILLIS, TimeUnit.MILLISECONDS).get(0));
    } catch (TimeoutException notYet) {
      return Optional.empty();
    }
  }

  private JavaFutureAction<List<PartAnswer>> asked(int part) {
    try {
      return spark.parallelize(List.of(part), 1).map(task).collectAsync();
    } catch (IllegalStateException stopped) {
      throw SparkProblem.of(stopped);
    }
  }

  @Override
  public void close() {}
}
