package org.lifeboat.api.stage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The kernel's parameters, cut as lib/cmdline.c:next_arg cuts them: blanks separate, double quotes
 * hold together, {@code --} ends them; in names, {@code -} and {@code _} are the same.
 *
 * @param text as the boot loader passed it
 * @param parameters what it holds, in order
 */
public record CommandLine(String text, List<Parameter> parameters) {
  /**
   * Characters that the kernel keeps, without the zero at the end (COMMAND_LINE_SIZE of arch/x86).
   */
  public static final int MOST_CHARACTERS = 2047;

  /**
   * Copies the list.
   *
   * @param text as the boot loader passed it
   * @param parameters what it holds, in order
   */
  public CommandLine {
    parameters = List.copyOf(parameters);
  }

  /**
   * One parameter.
   *
   * @param name before the first {@code =}
   * @param value behind it without quotes; empty Optional where there is no {@code =}
   */
  public record Parameter(String name, Optional<String> value) {}

  /**
   * Cuts a command line into its parameters; every text is one.
   *
   * @param text as the boot loader passed it
   * @return the text with its parameters
   */
  public static CommandLine parse(String text) {
    List<Parameter> found = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (c == '"') {
        quoted = !quoted;
      } else if (i == text.length() || (Character.isWhitespace(c) && !quoted)) {
        if (word.toString().equals("--")) {
          break;
        }
        if (!word.isEmpty()) {
          found.add(parameter(word.toString()));
        }
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    return new CommandLine(text, found);
  }

  private static Parameter parameter(String word) {
    int equals = word.indexOf('=');
    return equals < 0
        ? new Parameter(word, Optional.empty())
        : new Parameter(word.substring(0, equals), Optional.of(word.substring(equals + 1)));
  }

  /**
   * The values given to a parameter; where it stands without one, it has none.
   *
   * @param name the parameter; {@code -} and {@code _} are the same
   * @return the values in order; empty where there is none
   */
  public List<String> values(String name) {
    List<String> values = List.of();
    for (Parameter parameter : parameters) {
      if (parameter.value().isPresent() && same(parameter.name(), name)) {
        values = values.isEmpty() ? new ArrayList<>() : values;
        values.add(parameter.value().get());
      }
    }
    return Collections.unmodifiableList(values);
  }

  /**
   * The last truth value given to a parameter, as lib/kstrtox.c:kstrtobool reads it; values that
   * are none change nothing.
   *
   * @param name the parameter; {@code -} and {@code _} are the same
   * @return the value, or empty where there is none
   */
  public Optional<Boolean> truth(String name) {
    Optional<Boolean> said = Optional.empty();
    for (String value : values(name)) {
      if (value.matches("(?s)[yYtT1].*|[oO][nN].*")) {
        said = Optional.of(true);
      } else if (value.matches("(?s)[nNfF0].*|[oO][fF].*")) {
        said = Optional.of(false);
      }
    }
    return said;
  }

  /**
   * Whether a parameter occurs, with a value or without.
   *
   * @param name the parameter; {@code -} and {@code _} are the same
   * @return true where it occurs before a {@code --}
   */
  public boolean has(String name) {
    for (Parameter parameter : parameters) {
      if (same(parameter.name(), name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(String left, String right) {
    if (left.length() != right.length()) {
      return false;
    }
    for (int i = 0; i < left.length(); i++) {
      if (folded(left.charAt(i)) != folded(right.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static char folded(char c) {
    return c == '-' ? '_' : c;
  }
}
