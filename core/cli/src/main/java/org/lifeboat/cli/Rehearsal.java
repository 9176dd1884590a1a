package org.lifeboat.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs what people type most, so that the virtual machine can write down the classes it takes: the
 * launcher makes its archive for class data sharing from them.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /**
   * Rehearses.
   *
   * @param args a folder of machine files, of which the first is taken; without one, what needs no
   *     machine is run
   */
  public static void main(String[] args) throws IOException {
    for (String machine : args.length == 0 ? List.<String>of() : firstOf(Path.of(args[0]))) {
      play("compare", machine);
      play("compare", machine, "--format", "json");
      play("boot", machine, "--colour", "always");
      play("boot", machine, "--seed", "1", "--set", "seed=2", "--format", "log");
      play("boot", machine, "--polcy", "x");
    }
    play("plugins", "list");
    play("--help");
  }

  private static List<String> firstOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).filter(f -> f.endsWith(".conf")).sorted().limit(1).toList();
    }
  }

  private static void play(String... args) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Main.run(new Terminal(nowhere, nowhere, StandardCharsets.UTF_8, Map.of(), false), args);
  }
}
