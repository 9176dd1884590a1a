package org.lifeboat.experiment.row;

/**
 * A column of the results.
 *
 * @param name in small letters, digits and underscores, so that SQL needs no quotes
 * @param type what its values are; any may be absent
 * @param unit of numbers: {@code bytes}, {@code bits}; empty where there is none
 * @param meaning in a sentence, with what it means that a value is absent
 */
public record Column(String name, Type type, String unit, String meaning) {
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
