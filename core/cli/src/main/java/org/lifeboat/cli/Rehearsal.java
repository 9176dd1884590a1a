package org.lifeboat.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
   * @param args a folder of machine files; without one, what needs no machine is run
   */
  public static void main(String[] args) throws IOException {
    List<String> machines = args.length == 0 ? List.of() : machines(Path.of(args[0]));
    for (String machine : machines) {
      play("compare", machine);
      play("boot", machine, "--colour", "always");
    }
    for (String machine : machines.subList(0, Math.min(1, machines.size()))) {
      play("compare", machine, "--format", "json");
      play("advise", machine);
      play("boot", machine, "--seed", "1", "--set", "seed=2", "--format", "log");
      play("boot", machine, "--polcy", "x");
    }
    if (args.length > 0) {
      play("firmware", Path.of(args[0], "tables").toString(), "--decode");
    }
    play("kernels", "diff", "linux-2.6.32", "linux-6.1");
    play("plugins", "list");
    play("--help");
  }

  private static List<String> machines(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).filter(f -> f.endsWith(".conf")).sorted().toList();
    }
  }

  private static void play(String... args) {
    PrintStream nowhere =
        new PrintStream(
            new ReaderGone(OutputStream.nullOutputStream()), false, StandardCharsets.UTF_8);
    Main.run(new Terminal(nowhere, nowhere, StandardCharsets.UTF_8, System.getenv(), false), args);
  }
}
