package org.lifeboat.engine.config;

import com.typesafe.config.ConfigOrigin;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a value stands.
 *
 * @param file a file's path, an option like {@code --set path=value}, an argument, or {@code
 *     classpath:} and a resource
 * @param line from 1; 0 where there is none
 */
record Place(String file, int line) {
  private static final String OPTION = "--";
  private static final String ARGUMENT = "argument ";
  private static final String RESOURCE = "classpath:";

  /** How the library says where a value came from; of a merged value, the first place counts. */
  private static final Pattern DESCRIPTION = Pattern.compile("(.*): (\\d+)(?:-\\d+)?");

  private static final String MERGED = "merge of ";

  static Place of(ConfigOrigin origin) {
    String text = origin.description();
    if (text.startsWith(MERGED)) {
      text = text.substring(MERGED.length()).split(",", 2)[0];
    }
    Matcher m = DESCRIPTION.matcher(text);
    return m.matches() ? at(m.group(1), Integer.parseInt(m.group(2))) : at(text, 0);
  }

  private static Place at(String file, int line) {
    return new Place(file, typed(file) ? 0 : line);
  }

  /** An argument of {@code --set}. */
  static Place ofSet(String argument) {
    return ofOption("set", argument);
  }

  /** An option of a command line. */
  static Place ofOption(String option, String argument) {
    return new Place(OPTION + option + " " + argument, 0);
  }

  /** An argument of a command line that is no option's. */
  static Place ofArgument(String argument) {
    return new Place(ARGUMENT + argument, 0);
  }

  private static boolean typed(String file) {
    return file.startsWith(OPTION) || file.startsWith(ARGUMENT);
  }

  /** A resource of the engine. */
  static Place ofResource(String resource) {
    return new Place(RESOURCE + resource, 0);
  }

  /** Whether it stands in a resource of the engine. */
  boolean isResource() {
    return file.startsWith(RESOURCE);
  }

  /**
   * What a relative file name is relative to; empty inside a resource, where there are no files.
   */
  Optional<Path> directory() {
    if (isResource()) {
      return Optional.empty();
    }
    Path parent = typed(file) ? null : Path.of(file).getParent();
    return Optional.of(parent == null ? Path.of("") : parent);
  }
}
