package org.lifeboat.experiment.row;

import java.util.regex.Pattern;

/**
 * A column of the results.
 *
 * @param name in small letters, digits and underscores, so that SQL needs no quotes
 * @param type what its values are; any may be absent
 * @param unit of numbers: {@code bytes}, {@code bits}; empty where there is none
 * @param meaning in a sentence, with what it means that a value is absent
 */
public record Column(String name, Type type, String unit, String meaning) {
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

  /**
   * @throws IllegalArgumentException if the name has other characters
   */
  public Column {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a column called '" + name + "': small letters, digits and underscores are needed");
    }
  }

  /** What values are. */
  public enum Type {
    /** A {@code String}. */
    TEXT,
    /** A whole number, a {@code Long}. */
    WHOLE,
    /** A {@code Boolean}. */
    FLAG
  }
}
