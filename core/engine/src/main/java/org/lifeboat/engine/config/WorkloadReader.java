package org.lifeboat.engine.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.workload.Workload;

/**
 * Reads the {@code workloads} of one machine. Names that are given are one of a kind; one that is
 * not given is that of the class or of the device, with a number where it is taken.
 */
final class WorkloadReader {
  static final String WORKLOADS = "workloads";

  private final List<PciFunction> functions;
  private final GeneratedReader generated;
  private final RecordedReader recorded = new RecordedReader();
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
    this.generated = new GeneratedReader(processors);
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
    List<Draft> drafts = machine.list(WORKLOADS, this::entry).or(List.of());
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
    WorkloadClasses.Classed whole =
        node.under(WorkloadClasses.CLASS)
            .filter(named -> !isRecorded(node))
            .map(named -> classes().complete(node, named))
            .orElseGet(() -> new WorkloadClasses.Classed(node, Optional.empty()));
    return whole.node().block(block -> draft(block, whole.words())).flatMap(draft -> draft);
  }

  private static boolean isRecorded(Node node) {
    return node.under(RecordedReader.TRACE)
        .or(() -> node.under(RecordedReader.MAPPINGS))
        .isPresent();
  }

  private WorkloadClasses classes() {
    WorkloadClasses read = classes.orElseGet(() -> new WorkloadClasses(hocon));
    classes = Optional.of(read);
    return read;
  }

  private Optional<Draft> draft(Block block, Optional<String> words) {
    block.find(WorkloadClasses.CLASS);
    Optional<PciFunction> device = device(block);
    Optional<String> given = name(block);
    DmaLimits limits = DmaLimitsReader.read(block, device);
    WorkloadBody body =
        RecordedReader.isRecorded(block)
            ? recorded.read(block, device.map(PciFunction::address))
            : generated.read(block);
    return device.map(
        d ->
            new Draft(
                given,
                words.orElseGet(() -> d.name().isEmpty() ? d.address().toString() : d.name()),
                name -> body.of(name, d.address(), limits)));
  }

  private Optional<PciFunction> device(Block block) {
    String text = block.text("device").required();
    Optional<Node> node = block.find("device").filter(Node::isText);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    try {
      return device(PciAddress.parse(text), node.get());
    } catch (IllegalArgumentException e) {
      node.get().problem(Quote.quoted(text) + " is no PCI address", "0000:00:1f.2, in quotes");
      return Optional.empty();
    }
  }

  private Optional<PciFunction> device(PciAddress address, Node node) {
    Optional<PciFunction> found =
        functions.stream().filter(f -> f.address().equals(address)).findFirst();
    if (found.filter(PciFunction::startsDma).isEmpty()) {
      List<String> right =
          functions.stream()
              .filter(PciFunction::startsDma)
              .map(f -> f.address().toString())
              .toList();
      node.problem(
          found.isEmpty()
              ? "this machine has no function " + address
              : address + " starts no DMA: it maps nothing",
          Spelling.hint(address.toString(), right));
    }
    return found;
  }

  private Optional<String> name(Block block) {
    Optional<String> name = block.text("name").optional();
    if (name.isPresent() && (name.get().isBlank() || !names.add(name.get()))) {
      String what =
          name.get().isBlank()
              ? "is empty"
              : "there is a workload " + Quote.quoted(name.get()) + " already";
      block.find("name").ifPresent(n -> n.problem(what, ""));
    }
    return name;
  }
}
