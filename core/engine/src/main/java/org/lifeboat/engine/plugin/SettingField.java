package org.lifeboat.engine.plugin;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.plugin.Setting;

/**
 * One thing that a plugin can be told: a component of its settings record.
 *
 * @param key its name in configuration, in kebab case
 * @param kind what a value is; of a list, what each entry is
 * @param list whether it is a list
 * @param meaning one sentence
 * @param byDefault the value where the key is not given, as configuration text; empty where the key
 *     must be given
 * @param min smallest number
 * @param max largest number
 * @param unit how numbers are written
 * @param constants the values of an enum in the order of their declaration, else none
 */
public record SettingField(
    String key,
    Kind kind,
    boolean list,
    String meaning,
    Optional<String> byDefault,
    long min,
    long max,
    Setting.Unit unit,
    List<Enum<?>> constants) {
  /** Copies the list. */
  public SettingField {
    constants = List.copyOf(constants);
  }

  /** What a value can be. */
  public enum Kind {
    /** {@code true} or {@code false}. */
    FLAG,
    /** An int. */
    INT,
    /** A long. */
    LONG,
    /** A double. */
    DOUBLE,
    /** Any text. */
    TEXT,
    /** A constant of an enum. */
    CHOICE
  }

  /** The names of {@link #constants} as configuration has them, in kebab case. */
  public List<String> allowed() {
    return constants.stream().map(c -> KebabCase.ofConstant(c.name())).toList();
  }

  /** The type for people: {@code size}, {@code list of any of hardware, software}. */
  public String typeText() {
    String one =
        switch (kind) {
          case FLAG -> "true or false";
          case INT, LONG ->
              switch (unit) {
                case PLAIN -> "whole number";
                case BYTES -> "size";
                case ADDRESS -> "address";
              };
          case DOUBLE -> "number";
          case TEXT -> "text";
          case CHOICE -> "one of " + String.join(", ", allowed());
        };
    if (!list) {
      return one;
    }
    return kind == Kind.CHOICE
        ? "list of any of " + String.join(", ", allowed())
        : "list of " + one;
  }

  /** Whether any number of the type is allowed. */
  public boolean unbounded() {
    return switch (kind) {
      case FLAG, TEXT, CHOICE -> true;
      case INT -> min == Integer.MIN_VALUE && max == Integer.MAX_VALUE;
      case LONG, DOUBLE -> min == Long.MIN_VALUE && max == Long.MAX_VALUE;
    };
  }
}
