package org.lifeboat.example.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/**
 * A Java program as somebody started it in the project's folder, and what came of it.
 *
 * @param code the exit code
 * @param out what went to standard output
 * @param err what went to standard error
 */
record Run(int code, String out, String err) {
  /** Runs {@code lifeboat} with these words. */
  static Run lifeboat(List<String> words) {
    return program("org.lifeboat.cli.Main", words);
  }

  /** The same. */
  static Run lifeboat(String... words) {
    return lifeboat(List.of(words));
  }

  /** Runs the program with this main class, on the class path of these tests. */
  static Run program(String mainClass, List<String> words) {
    return java(List.of("-cp", System.getProperty("java.class.path"), mainClass), words);
  }

  /** Runs what {@code where} says, as options of the virtual machine, with these words. */
  static Run java(List<String> where, List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8"));
    command.addAll(where);
    command.addAll(words);
    try {
      Path out = Files.createTempFile("lifeboat", ".out");
      Path err = Files.createTempFile("lifeboat", ".err");
      int code =
          new ProcessBuilder(command)
              .directory(project().toFile())
              .redirectOutput(Redirect.to(out.toFile()))
              .redirectError(Redirect.to(err.toFile()))
              .start()
              .waitFor();
      Run run = new Run(code, take(out), take(err));
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new TestAbortedException("interrupted", e);
    }
  }

  private static String take(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Files.delete(file);
    return text;
  }

  /** The project's folder. */
  static Path project() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("config/machines"))) {
      here = here.getParent();
    }
    return here;
  }
}
