package org.lifeboat.spark;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.lifeboat.experiment.results.ResultsException;
import org.lifeboat.experiment.run.Cancellation;
import org.lifeboat.experiment.run.Crew;
import org.lifeboat.experiment.run.ExperimentEngine;
import org.lifeboat.experiment.run.Job;
import org.lifeboat.experiment.run.RunListener;

/**
 * The machines of a Spark cluster. They are sent what they need and need no folder in common: parts
 * come back to this process, which publishes them. What a lost machine was making, another makes.
 */
public final class SparkEngine implements ExperimentEngine {
  /** Its name. */
  public static final String ID = "spark";

  /**
   * Parts that are asked for at one time. It must be more than there are processors, whose number
   * may change while a run goes on, and each may lie in memory here for a moment.
   */
  private static final int MOST_ASKED = 256;

  private final Reading reading;

  /** For {@link java.util.ServiceLoader}. */
  public SparkEngine() {
    this(Reading.USUAL);
  }

  SparkEngine(Reading reading) {
    this.reading = reading;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public void check(Map<String, String> options) {
    SparkOptions.of(options);
  }

  @Override
  public void run(Job job, RunListener listener, Cancellation cancellation) {
    SparkOptions options = SparkOptions.of(job.options());
    Shipment shipment = new Packing(job.experiment(), reading).with(options.files());
    SparkConf conf =
        options.configuration("lifeboat " + job.experiment().question().id(), job.threads());
    try (JavaSparkContext spark = started(conf)) {
      run(spark, shipment, job, listener, cancellation);
    } catch (ResultsException e) {
      // When the process is told to end, Spark may stop before the last parts were asked for.
      if (!cancellation.requested()) {
        throw e;
      }
    }
  }

  private static void run(
      JavaSparkContext spark,
      Shipment shipment,
      Job job,
      RunListener listener,
      Cancellation cancellation) {
    if (!spark.isLocal()) {
      listener.says("workers of " + spark.master() + " get copies of " + shipment.contents());
    }
    try {
      PartTask task = new PartTask(spark.broadcast(shipment));
      RemoteParts parts = new RemoteParts(spark, task, job.folder(), listener);
      new Crew(job.missing(), () -> parts, cancellation).run(MOST_ASKED);
    } finally {
      // Tasks that it is stopped in the midst of are nothing to complain of.
      spark.setLogLevel("OFF");
    }
  }

  private static JavaSparkContext started(SparkConf conf) {
    try {
      return new JavaSparkContext(conf);
    } catch (Exception e) {
      // Spark's own are checked, and thrown without being declared.
      throw SparkProblem.of(e);
    }
  }
}
