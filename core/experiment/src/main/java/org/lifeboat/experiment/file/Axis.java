package org.lifeboat.experiment.file;

import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.lifeboat.experiment.row.Column;

/**
 * Something that is varied.
 *
 * @param key its key in the file's {@code matrix}: {@code machines}
 * @param column its column in the results
 * @param size how many values it has, in the matrix and in what is included besides
 * @param label what the column says of a value; null where it is left as it is
 */
public record Axis(String key, Column column, int size, IntFunction<@Nullable Object> label) {
  /** A value as people see it, and as {@code exclude} names it. */
  public String shown(int value) {
    return Objects.requireNonNullElse(label.apply(value), AS_IT_IS).toString();
  }

  /** The value that changes nothing. */
  static final String AS_IT_IS = "own";
}
