package org.lifeboat.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.report.BootReport;

/** The library with the plugins that ship, and the machines of {@code config/}. */
final class Shipped {
  static final Lifeboat LIFEBOAT = Lifeboat.create();
  static final Path CONFIG = projectFolder().resolve("config");

  private Shipped() {}

  static Path projectFolder() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("config/machines"))) {
      here = here.getParent();
    }
    return here;
  }

  static List<Path> machines() {
    try (Stream<Path> files = Files.list(CONFIG.resolve("machines"))) {
      return files.filter(f -> f.toString().endsWith(".conf")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PlanRequest request(String machine) {
    return new PlanRequest(
        CONFIG.resolve("machines/" + machine + ".conf"),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        OptionalLong.empty());
  }

  /** The machine under a kernel and a policy, with further settings as {@code path=value}. */
  static BootPlan plan(String machine, String kernel, String policy, String... sets) {
    return LIFEBOAT
        .reader()
        .read(
            new PlanRequest(
                CONFIG.resolve("machines/" + machine + ".conf"),
                Optional.of(kernel),
                Optional.of(policy),
                List.of(sets),
                OptionalLong.empty()));
  }

  static BootReport boot(String machine, String kernel, String policy, String... sets) {
    return LIFEBOAT.boot(plan(machine, kernel, policy, sets));
  }
}
