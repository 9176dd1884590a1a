package org.lifeboat.experiment.question;

import java.util.Optional;

/** A picture of results. Columns are names of {@link Question#axes} or {@link Question#metrics}. */
public sealed interface Chart {
  /** A line above it. */
  String title();

  /** Rows that count, a condition in SQL; empty for all. */
  Optional<String> where();

  /**
   * A field of colours: the mean of {@code value} (a flag counts as 0 or 1) for each pair.
   *
   * @param x column across
   * @param y column down
   * @param value flag or whole number
   */
  record HeatMap(String title, Optional<String> where, String x, String y, String value)
      implements Chart {}

  /**
   * How {@code value} is distributed: smallest, quarters, largest for each of {@code by}.
   *
   * @param value whole number
   * @param by column
   */
  record Distribution(String title, Optional<String> where, String value, String by)
      implements Chart {}

  /**
   * The mean of {@code y} over {@code x}, a line for each of {@code by}.
   *
   * @param x whole number, or text that is taken as it comes
   * @param y flag or whole number
   * @param by column; empty for one line
   * @param logarithmic whether x is drawn so
   */
  record Curve(
      String title,
      Optional<String> where,
      String x,
      String y,
      Optional<String> by,
      boolean logarithmic)
      implements Chart {}
}
