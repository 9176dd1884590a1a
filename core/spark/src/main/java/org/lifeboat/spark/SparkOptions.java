package org.lifeboat.spark;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.lifeboat.experiment.results.ResultsException;

/**
 * What the engine is told.
 *
 * @param master where Spark is; empty: what {@code spark-submit} says, else the threads of this
 *     process
 * @param files the folder that workers get a copy of; empty: the smallest that will do
 * @param spark settings of Spark's own, by their names
 */
record SparkOptions(Optional<String> master, Optional<Path> files, Map<String, String> spark) {
  private static final String MASTER = "master";
  private static final String FILES = "files";
  private static final String OF_SPARK = "spark.";
  private static final String LOCAL = "local";
  private static final String JARS = "spark.jars";

  /**
   * The options by their names.
   *
   * @throws ResultsException if there is no such option, or a value cannot be
   */
  static SparkOptions of(Map<String, String> options) {
    Map<String, String> spark = new TreeMap<>(options);
    Optional<String> master = Optional.ofNullable(spark.remove(MASTER));
    Optional<Path> files = Optional.ofNullable(spark.remove(FILES)).map(SparkOptions::folder);
    for (String key : spark.keySet()) {
      if (!key.startsWith(OF_SPARK)) {
        throw new ResultsException(
            "engine 'spark' has no option '%s'; it has master, files, and Spark's own, which begin with '%s'"
                .formatted(key, OF_SPARK));
      }
    }
    return new SparkOptions(master, files, spark);
  }

  private static Path folder(String text) {
    try {
      Path folder = Path.of(text);
      if (Files.isDirectory(folder)) {
        return folder;
      }
    } catch (InvalidPathException e) {
      throw new ResultsException("files=%s: %s".formatted(text, e.getMessage()));
    }
    throw new ResultsException("files=%s: there is no such folder".formatted(text));
  }

  /**
   * The same for Spark.
   *
   * @param threads how many where the master is this process
   */
  SparkConf configuration(String name, int threads) {
    SparkConf conf = new SparkConf();
    spark.forEach(conf::set);
    master.ifPresent(conf::setMaster);
    conf.setIfMissing("spark.master", LOCAL + "[" + threads + "]");
    conf.setIfMissing("spark.app.name", name);
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    conf.setIfMissing("spark.log.level", "WARN");
    if (!isLocal(conf) && !conf.contains(JARS)) {
      conf.setJars(JavaSparkContext.jarOfClass(SparkOptions.class));
    }
    // Answers are records, which Spark's other serializer does not know.
    conf.set("spark.serializer", "org.apache.spark.serializer.JavaSerializer");
    return conf;
  }

  /** Whether workers are threads of this process, which need not be sent its classes. */
  private static boolean isLocal(SparkConf conf) {
    String where = conf.get("spark.master");
    return where.equals(LOCAL) || where.startsWith(LOCAL + "[");
  }
}
