package org.lifeboat.cli;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.Optional;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.config.Quote;
import org.lifeboat.load.trace.MapTrace;
import org.lifeboat.load.trace.MapTraceException;
import org.lifeboat.load.trace.MapTraceOptions;
import org.lifeboat.load.trace.MapTraceReader;
import org.lifeboat.load.workload.Distribution;

/** Recorded mappings as the workloads of a machine. */
final class TraceWorkloads {
  /** Any: only the devices' names are wanted. */
  private static final MapTraceOptions ANY_HOLD =
      MapTraceOptions.holding(new Distribution.Constant(1), 0);

  private TraceWorkloads() {}

  /**
   * The request, with the mappings of a file instead of the machine's workloads.
   *
   * @param hold how long a mapping lives where the file does not say, in HOCON
   */
  static PlanRequest added(PlanRequest request, Path trace, Optional<String> hold) {
    MapTrace read = read(trace, hold);
    read.byDevice().keySet().forEach(device -> requireAddress(device, trace));
    String file = quoted(trace.toAbsolutePath().toString());
    String lives =
        read.form() == MapTrace.Form.FTRACE
            ? hold.map(h -> ", hold = " + quoted(h)).orElse("")
            : "";
    return request.withSet(
        read.byDevice().keySet().stream()
            .map(device -> "{ device = %s, trace = %s%s }".formatted(quoted(device), file, lives))
            .collect(joining(", ", "machine.workloads=[ ", " ]")));
  }

  private static void requireAddress(String device, Path trace) {
    try {
      PciAddress.parse(device);
    } catch (IllegalArgumentException e) {
      throw new BadInput(
          "%s: device %s is no PCI address; the name of a function as 0000:00:1f.2 is right"
              .formatted(trace, Quote.quoted(device)));
    }
  }

  private static MapTrace read(Path trace, Optional<String> hold) {
    try {
      return MapTraceReader.read(trace, hold.isPresent() ? ANY_HOLD : MapTraceOptions.NONE);
    } catch (MapTraceException e) {
      throw new BadInput(
          e.problems().stream().map(Object::toString).collect(joining(System.lineSeparator())));
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
