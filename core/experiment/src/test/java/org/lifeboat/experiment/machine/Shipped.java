package org.lifeboat.experiment.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.Machine;

/** The library with the plugins that ship, and the machines of {@code config/machines}. */
final class Shipped {
  static final Lifeboat LIFEBOAT = Lifeboat.create();
  static final List<Machine> MACHINES = machines();
  static final List<KernelProfile> KERNELS =
      LIFEBOAT.reader().kernelIds().stream().map(LIFEBOAT.reader()::kernel).toList();

  private Shipped() {}

  static Path config() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("config/machines"))) {
      here = here.getParent();
    }
    return here.resolve("config");
  }

  private static List<Machine> machines() {
    try (Stream<Path> files = Files.list(config().resolve("machines"))) {
      return files
          .filter(f -> f.toString().endsWith(".conf"))
          .sorted()
          .map(f -> LIFEBOAT.reader().read(PlanRequest.of(f)))
          .map(BootPlan::machine)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Machine machine(String id) {
    return MACHINES.stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow();
  }

  static KernelProfile kernel(String id) {
    return KERNELS.stream().filter(k -> k.id().equals(id)).findFirst().orElseThrow();
  }
}
