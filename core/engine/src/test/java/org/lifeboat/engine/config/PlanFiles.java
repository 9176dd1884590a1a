package org.lifeboat.engine.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plugin.Plugins;

/** Plan files in a folder, and their reading. */
record PlanFiles(Path folder, Plugins plugins) {
  /** The least that boots. */
  static final String MACHINE =
      """
      machine {
        id = small
        memory-map = [ { start = 0x0, last = 0x3fffffff, type = usable } ]
      }
      """;

  static PlanFiles in(Path folder) {
    return new PlanFiles(folder, FakePlugins.all());
  }

  PlanFiles write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PlanRequest request(String file, String... sets) {
    return new PlanRequest(
        folder.resolve(file),
        Optional.empty(),
        Optional.empty(),
        List.of(sets),
        OptionalLong.empty());
  }

  BootPlan read(String text, String... sets) {
    return new PlanReader(plugins).read(write("plan.conf", text).request("plan.conf", sets));
  }

  /** What is wrong with a plan, without the folder's name. */
  List<String> problems(String text, String... sets) {
    return problemsOf(write("plan.conf", text).request("plan.conf", sets));
  }

  List<String> problemsOf(PlanRequest request) {
    ConfigException thrown =
        catchThrowableOfType(ConfigException.class, () -> new PlanReader(plugins).read(request));
    return thrown == null
        ? List.of()
        : thrown.problems().stream().map(p -> p.toString().replace(folder + "/", "")).toList();
  }
}
