package org.lifeboat.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.report.BootReport;

/** Boots of machines that ship or lie in {@code outcomes}, each under the kernel's own policy. */
final class Situations {
  private static final Path OWN_MACHINES =
      Shipped.projectFolder().resolve("core/it/src/test/resources/outcomes");

  private Situations() {}

  /**
   * Boots a machine by its name, under a kernel that ships or a file that lies in {@code outcomes},
   * with changes as {@code path=value ; path=value} or none.
   */
  static BootReport boot(String machine, String kernel, @Nullable String changes) {
    Path own = OWN_MACHINES.resolve(machine + ".conf");
    Path file = Files.exists(own) ? own : Shipped.CONFIG.resolve("machines/" + machine + ".conf");
    List<String> sets = changes == null ? List.of() : List.of(changes.split(" ; "));
    String profile = kernel.endsWith(".conf") ? OWN_MACHINES.resolve(kernel).toString() : kernel;
    PlanRequest request =
        new PlanRequest(file, Optional.of(profile), Optional.empty(), sets, OptionalLong.empty());
    return Shipped.LIFEBOAT.boot(Shipped.LIFEBOAT.reader().read(request));
  }

  /** The log's lines, each behind an E if printed before the hand-over, behind an L if after. */
  static List<String> log(BootReport report) {
    int handOver =
        report.events().stream().map(BootEvent.HandedOver.class::isInstance).toList().indexOf(true);
    int early = handOver < 0 ? report.events().size() : handOver;
    return Stream.concat(
            printed(report.events().subList(0, early), "E "),
            printed(report.events().subList(early, report.events().size()), "L "))
        .toList();
  }

  private static Stream<String> printed(List<BootEvent> events, String stage) {
    return events.stream()
        .filter(BootEvent.Printed.class::isInstance)
        .flatMap(event -> ((BootEvent.Printed) event).text().lines())
        .map(stage::concat);
  }
}
