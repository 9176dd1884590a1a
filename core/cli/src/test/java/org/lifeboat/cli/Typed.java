package org.lifeboat.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A command as somebody typed it, and what came of it.
 *
 * @param code the exit code
 * @param out what went to standard output
 * @param err what went to standard error
 */
record Typed(int code, String out, String err) {
  /** Runs {@code lifeboat} with these words, without a person before it. */
  static Typed lifeboat(String... words) {
    return lifeboat(Map.of(), false, words);
  }

  /** The same with an environment, before a person or not. */
  static Typed lifeboat(Map<String, String> environment, boolean interactive, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            StandardCharsets.UTF_8,
            environment,
            interactive);
    int code = Main.run(terminal, words);
    return new Typed(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** A machine that ships, by its name. */
  static String machine(String id) {
    return config("machines/" + id + ".conf");
  }

  /** A log that ships, by its name. */
  static String log(String id) {
    return config("logs/" + id + ".txt");
  }

  /** Recordings that ship, by the name of their archive. */
  static String recordings(String archive) {
    return config("recordings/" + archive);
  }

  private static String config(String file) {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("config/machines"))) {
      here = here.getParent();
    }
    return here.resolve("config").resolve(file).toString();
  }
}
