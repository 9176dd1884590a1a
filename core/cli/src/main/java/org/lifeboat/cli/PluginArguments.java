package org.lifeboat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.plugin.PluginProblem;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.engine.wiring.Wiring;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The argument that names further plugins, and the library with them. */
final class PluginArguments {
  private PluginArguments() {}

  static void addTo(CommandSpec spec) {
    spec.addOption(
        Specs.texts(
                "--plugin-path",
                "PATH",
                "A jar with plugins, or a folder of such jars; may be repeated.")
            .build());
  }

  /**
   * The library with those plugins; what cannot be used of them is said, and does not keep the
   * others from work.
   *
   * @throws BadInput if it is not clear which plugin an id stands for
   */
  static Lifeboat lifeboat(ParseResult arguments, Terminal terminal) {
    Lifeboat lifeboat = withAllProblems(arguments, terminal);
    if (clash(lifeboat.plugins())) {
      throw new BadInput("nothing is done until that is clear; `plugins list` shows what there is");
    }
    return lifeboat;
  }

  /** The same for who goes on in any case: what is wrong was said. */
  static Lifeboat withAllProblems(ParseResult arguments, Terminal terminal) {
    Lifeboat lifeboat = Wiring.lifeboat(Lifeboat.builder().pluginJars(jars(arguments)));
    for (PluginProblem problem : lifeboat.plugins().problems()) {
      terminal.say((problem.isError() ? "" : "warning: plugin not used: ") + problem);
    }
    return lifeboat;
  }

  /** The jars that are named, those of folders one by one. */
  static List<Path> jars(ParseResult arguments) {
    List<Path> jars = new ArrayList<>();
    for (String path : arguments.matchedOptionValue("--plugin-path", List.<String>of())) {
      jars.addAll(jars(path));
    }
    return jars;
  }

  /** Whether an id stands for several plugins. */
  static boolean clash(Plugins plugins) {
    return plugins.problems().stream().anyMatch(PluginProblem::isError);
  }

  private static List<Path> jars(String text) {
    try {
      Path path = Path.of(text);
      if (Files.isDirectory(path)) {
        return jarsIn(path);
      }
      if (Files.exists(path)) {
        return List.of(path);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInput("--plugin-path " + text + ": cannot be read: " + e.getMessage());
    }
    throw new BadInput("--plugin-path " + text + ": there is no such file or folder");
  }

  private static List<Path> jarsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
      if (jars.isEmpty()) {
        throw new BadInput("--plugin-path " + folder + ": there is no jar in this folder");
      }
      return jars;
    }
  }
}
