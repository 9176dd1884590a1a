package org.lifeboat.engine.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.plugin.Setting.Unit;
import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.workload.Arrivals;
import org.lifeboat.load.workload.Distribution;
import org.lifeboat.load.workload.GeneratedWorkload;
import org.lifeboat.load.workload.Workload;

/**
 * Reads the {@code workloads} of one machine. Names that are given are one of a kind; one that is
 * not given is that of the class or of the device, with a number where it is taken.
 */
final class WorkloadReader {
  /** The largest mapping that anybody means. */
  private static final double MOST_BYTES = 1L << 40;

  private static final double DAY_NANOS = 86_400e9;

  /** How long something takes. */
  static final DistributionReader TIME =
      new DistributionReader(new Bounds(Measure.NANOS, 1, DAY_NANOS));

  private static final DistributionReader SIZE =
      new DistributionReader(new Bounds(Measure.BYTES, 1, MOST_BYTES));
  private static final DistributionReader OFFSET =
      new DistributionReader(new Bounds(Measure.BYTES, 0, Pages.SIZE - 1));

  static final Distribution START_OF_PAGE = new Distribution.Constant(0);

  /** Bits of min_align_mask (include/linux/device.h:struct device_dma_parameters). */
  private static final long MOST_ALIGN_MASK = 0xffff_ffffL;

  private final List<PciFunction> functions;
  private final int processors;
  private final Hocon hocon;
  private final Set<String> names = new HashSet<>();
  private Optional<WorkloadClasses> classes = Optional.empty();

  /**
   * @param functions those of the machine
   * @param processors how many it may have
   * @param hocon reads the classes, where one is named
   */
  WorkloadReader(List<PciFunction> functions, int processors, Hocon hocon) {
    this.functions = functions;
    this.processors = processors;
    this.hocon = hocon;
  }

  /**
   * A workload that waits for its name.
   *
   * @param given its name, where it has one
   * @param words what it is called where it has none
   * @param named makes it
   */
  private record Draft(Optional<String> given, String words, Function<String, Workload> named) {}

  /** All of them. */
  List<Workload> read(Block machine) {
    List<Draft> drafts = machine.list("workloads", this::entry).or(List.of());
    List<Workload> workloads = new ArrayList<>();
    for (Draft draft : drafts) {
      workloads.add(draft.named().apply(draft.given().orElseGet(() -> free(draft.words()))));
    }
    return workloads;
  }

  private String free(String words) {
    String name = words;
    for (int number = 2; !names.add(name); number++) {
      name = words + " " + number;
    }
    return name;
  }

  private Optional<Draft> entry(Node node) {
    if (!node.mustBeBlock()) {
      return Optional.empty();
    }
    Optional<Node> named = node.under(WorkloadClasses.CLASS);
    WorkloadClasses.Classed whole =
        named
            .map(n -> classes().complete(node, n))
            .orElseGet(() -> new WorkloadClasses.Classed(node, Optional.empty()));
    return whole.node().block(block -> generated(block, whole.words())).flatMap(draft -> draft);
  }

  private WorkloadClasses classes() {
    WorkloadClasses read = classes.orElseGet(() -> new WorkloadClasses(hocon));
    classes = Optional.of(read);
    return read;
  }

  private Optional<Draft> generated(Block block, Optional<String> words) {
    block.find(WorkloadClasses.CLASS);
    Optional<PciFunction> device = device(block);
    Optional<String> given = name(block);
    DmaLimits limits = limits(block);
    Distribution bytes = SIZE.field(block, "bytes").required();
    Distribution offset = OFFSET.field(block, "offset").or(START_OF_PAGE);
    Arrivals arrivals = ArrivalsReader.read(block);
    Distribution hold = TIME.field(block, "hold").required();
    double leak = Bounds.SHARE.field(block, "leak").or(0.0);
    OptionalDouble bounced =
        Bounds.SHARE.field(block, "bounced-share").optional().stream()
            .mapToDouble(Double::doubleValue)
            .findFirst();
    List<Integer> onProcessors = processors(block);
    return device.map(
        d ->
            new Draft(
                given,
                words.orElseGet(() -> d.name().isEmpty() ? d.address().toString() : d.name()),
                name ->
                    new GeneratedWorkload(
                        name,
                        d.address(),
                        limits,
                        bytes,
                        offset,
                        arrivals,
                        hold,
                        leak,
                        bounced,
                        onProcessors)));
  }

  private Optional<PciFunction> device(Block block) {
    String text = block.text("device").required();
    Optional<Node> node = block.find("device").filter(n -> n.isText());
    if (node.isEmpty()) {
      return Optional.empty();
    }
    try {
      PciAddress address = PciAddress.parse(text);
      Optional<PciFunction> found =
          functions.stream().filter(f -> f.address().equals(address)).findFirst();
      if (found.isEmpty()) {
        node.get()
            .problem(
                "this machine has no function " + address,
                Spelling.hint(address.toString(), dma()));
      } else if (!found.get().startsDma()) {
        node.get()
            .problem(
                address + " starts no DMA: it maps nothing",
                Spelling.hint(address.toString(), dma()));
      }
      return found;
    } catch (IllegalArgumentException e) {
      node.get().problem(Quote.quoted(text) + " is no PCI address", "0000:00:1f.2, in quotes");
      return Optional.empty();
    }
  }

  private List<String> dma() {
    return functions.stream()
        .filter(PciFunction::startsDma)
        .map(f -> f.address().toString())
        .toList();
  }

  private Optional<String> name(Block block) {
    Optional<String> name = block.text("name").optional();
    if (name.isPresent() && (name.get().isBlank() || !names.add(name.get()))) {
      block
          .find("name")
          .ifPresent(
              n ->
                  n.problem(
                      name.get().isBlank()
                          ? "is empty"
                          : "there is a workload " + Quote.quoted(name.get()) + " already",
                      ""));
    }
    return name;
  }

  private static DmaLimits limits(Block block) {
    Optional<Long> align =
        block
            .find("min-align-mask")
            .flatMap(n -> n.number(Unit.ADDRESS, 0, MOST_ALIGN_MASK).filter(m -> isMask(n, m)));
    Optional<Long> boundary =
        block.find("segment-boundary").flatMap(n -> n.unsigned().filter(m -> isMask(n, m)));
    return new DmaLimits(
        align.orElse(DmaLimits.USUAL.minAlignMask()),
        boundary.orElse(DmaLimits.USUAL.segmentBoundary()));
  }

  private static boolean isMask(Node node, long mask) {
    boolean lowest = (mask & (mask + 1)) == 0;
    if (!lowest) {
      node.problem(
          "0x%x is no mask".formatted(mask),
          "ones in the lowest bits and nowhere else, like 0xfff");
    }
    return lowest;
  }

  private List<Integer> processors(Block block) {
    List<Integer> numbers =
        block
            .list(
                "processors",
                node -> node.number(Unit.PLAIN, 0, processors - 1).map(Long::intValue))
            .or(List.of());
    if (Set.copyOf(numbers).size() < numbers.size()) {
      block.find("processors").ifPresent(n -> n.problem("names a processor twice", ""));
    }
    return numbers;
  }
}
