package org.lifeboat.engine.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.load.trace.MapTrace;
import org.lifeboat.load.trace.MapTraceException;
import org.lifeboat.load.trace.MapTraceOptions;
import org.lifeboat.load.trace.MapTraceProblem;
import org.lifeboat.load.trace.MapTraceReader;
import org.lifeboat.load.workload.Distribution;
import org.lifeboat.load.workload.RecordedWorkload;
import org.lifeboat.load.workload.RecordedWorkload.Mapping;

/** Reads workloads that were recorded: in a file beside this one, or mapping by mapping. */
final class RecordedReader {
  static final String TRACE = "trace";
  static final String MAPPINGS = "mappings";

  private static final List<String> FORMS = List.of(TRACE, MAPPINGS);

  /** So long that each nanosecond of it is a number of its own in double precision. */
  private static final double LONGEST_NANOS = 100 * 86_400e9;

  private static final Bounds MOMENT = new Bounds(Measure.NANOS, 0, LONGEST_NANOS);

  /** NR_CPUS of x86-64 is at most 8192 (arch/x86/Kconfig). */
  private static final int LAST_PROCESSOR = 8191;

  private final Map<Source, Optional<MapTrace>> read = new HashMap<>();

  private record Source(Path file, MapTraceOptions options) {}

  /** Whether the block is of a workload that was recorded. */
  static boolean isRecorded(Block block) {
    return FORMS.stream().anyMatch(block::has);
  }

  /** What it asks; nothing after a problem. */
  WorkloadBody read(Block block, Optional<PciAddress> device) {
    String form = block.has(TRACE) ? TRACE : MAPPINGS;
    for (String key : GeneratedReader.KEYS) {
      requireAlone(block, key, form);
    }
    List<Mapping> mappings = List.of();
    if (form.equals(TRACE)) {
      requireAlone(block, MAPPINGS, form);
      Optional<Distribution> hold = GeneratedReader.TIME.field(block, "hold").optional();
      mappings = block.find(TRACE).flatMap(n -> trace(n, hold, device)).orElse(List.of());
    } else {
      requireAlone(block, "hold", form);
      mappings = block.blocks(MAPPINGS, RecordedReader::mapping).or(List.of());
      requireOrder(block, mappings);
    }
    List<Mapping> recorded = mappings;
    return (name, address, limits) -> new RecordedWorkload(name, address, limits, recorded);
  }

  private static void requireAlone(Block block, String key, String form) {
    block.find(key).ifPresent(n -> n.problem("stands beside '" + form + "'", "one of the two"));
  }

  private Optional<List<Mapping>> trace(
      Node node, Optional<Distribution> hold, Optional<PciAddress> device) {
    MapTraceOptions options =
        hold.map(h -> MapTraceOptions.holding(h, 0)).orElse(MapTraceOptions.NONE);
    return node.file()
        .map(file -> new Source(file, options))
        .flatMap(s -> read.computeIfAbsent(s, source -> read(node, source)))
        .flatMap(trace -> device.flatMap(d -> of(d, trace, node)));
  }

  private static Optional<MapTrace> read(Node node, Source source) {
    try {
      return Optional.of(MapTraceReader.read(source.file(), source.options()));
    } catch (MapTraceException e) {
      e.problems().forEach(problem -> add(problem, node));
      return Optional.empty();
    }
  }

  private static void add(MapTraceProblem problem, Node node) {
    String file = problem.file().toString();
    String what = Quote.printable(problem.what());
    if (problem.line() == 0) {
      node.problem(Quote.quoted(file) + ": " + what, "");
    } else {
      int line = (int) Math.min(problem.line(), Integer.MAX_VALUE);
      node.problems().add(new Place(file, line), "", what, "");
    }
  }

  /** Those of the device; those of the only one in the file, whatever it is called there. */
  private static Optional<List<Mapping>> of(PciAddress device, MapTrace trace, Node node) {
    Map<String, List<Mapping>> byDevice = trace.byDevice();
    Optional<List<Mapping>> found =
        byDevice.size() == 1
            ? byDevice.values().stream().findFirst()
            : Optional.ofNullable(byDevice.get(device.toString()));
    if (found.isEmpty()) {
      node.problem(
          "has no mappings of " + device, Spelling.hint(device.toString(), byDevice.keySet()));
    }
    return found;
  }

  private static Mapping mapping(Block block) {
    return new Mapping(
        MOMENT.field(block, "at").required().longValue(),
        MOMENT
            .from(1)
            .field(block, "hold")
            .optional()
            .map(Double::longValue)
            .orElse(Long.MAX_VALUE),
        block.size("bytes", 1, GeneratedReader.MOST_BYTES).required(),
        block.address("address").required(),
        block.integer("processor", 0, LAST_PROCESSOR).or(0));
  }

  private static void requireOrder(Block block, List<Mapping> mappings) {
    for (int i = 1; i < mappings.size(); i++) {
      if (mappings.get(i).atNanos() < mappings.get(i - 1).atNanos()) {
        block
            .find(MAPPINGS)
            .ifPresent(n -> n.problem("are not in the order of 'at'", "the earliest first"));
        return;
      }
    }
  }
}
