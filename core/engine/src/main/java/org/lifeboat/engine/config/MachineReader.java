package org.lifeboat.engine.config;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.plugin.Setting.Unit;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Unknown;

/** Reads a {@code machine} block. */
final class MachineReader {
  private static final Choices<FirmwareMap.Kind> KINDS =
      Choices.of("type", FirmwareMap.Kind.class, FirmwareMap.Kind::text);
  private static final Choices<Unknown.Kind> UNKNOWNS = Choices.of("unknown", Unknown.Kind.class);
  private static final Choices<Processor.Vendor> VENDORS =
      Choices.of("vendor", Processor.Vendor.class);

  /** NODES_SHIFT of x86-64 is at most 10 (arch/x86/Kconfig). */
  private static final int LAST_NODE = 1023;

  /** NR_CPUS of x86-64 is at most 8192 (arch/x86/Kconfig). */
  private static final int MOST_PROCESSORS = 8192;

  /** What a file says that says nothing of processors. */
  static final Processor PROCESSOR = new Processor(Processor.Vendor.INTEL, 6, 85, 1, false);

  private MachineReader() {}

  /**
   * Reads it.
   *
   * @param hocon reads what comes with the engine and is named here
   */
  static Machine read(Block block, Hocon hocon) {
    FirmwareReader firmware = new FirmwareReader();
    PciReader pci = new PciReader();
    Ranges nodes = new Ranges();
    Machine idle =
        new Machine(
            block.text("id").required(),
            block.text("description").or(""),
            new FirmwareMap(block.blocks("memory-map", MachineReader::mapEntry).required()),
            block.blocks("nodes", node -> node(node, nodes)).or(List.of()),
            block.list("processor-nodes", MachineReader::nodeNumber).or(List.of()),
            new FirmwareImage(
                block.blocks("tables", firmware::table).or(List.of()),
                block.blocks("registers", firmware::registers).or(List.of())),
            block.blocks("functions", pci::function).or(List.of()).stream()
                .flatMap(Optional::stream)
                .toList(),
            block.block("processor", MachineReader::processor).or(PROCESSOR),
            block.block("dmi", MachineReader::dmi).or(Dmi.NONE),
            block.block("boot", MachineReader::loader).or(Machine.BootLoader.PLAIN),
            block.blocks("holdings", MachineReader::holding).or(List.of()),
            block.blocks("unknown", MachineReader::unknown).or(List.of()));
    WorkloadReader workloads =
        new WorkloadReader(idle.functions(), idle.processor().possible(), hocon);
    return idle.withWorkloads(workloads.read(block));
  }

  private static FirmwareMap.Entry mapEntry(Block block) {
    return new FirmwareMap.Entry(Ranges.inclusive(block), block.choice("type", KINDS).required());
  }

  private static Machine.NodeMemory node(Block block, Ranges seen) {
    MemoryRange range = Ranges.inclusive(block);
    seen.clash(range)
        .ifPresent(other -> block.node().problem("overlaps the memory of a node, " + other, ""));
    return new Machine.NodeMemory(
        block.integer("node", 0, LAST_NODE).required(),
        range,
        block.flag("hot-pluggable").or(false));
  }

  private static Optional<Integer> nodeNumber(Node number) {
    return number.number(Unit.PLAIN, 0, LAST_NODE).map(Long::intValue);
  }

  private static Processor processor(Block block) {
    return new Processor(
        block.choice("vendor", VENDORS).or(PROCESSOR.vendor()),
        block.integer("family", 0, 0xff + 0xf).or(PROCESSOR.family()),
        block.integer("model", 0, 0xff).or(PROCESSOR.model()),
        block.integer("possible", 1, MOST_PROCESSORS).or(PROCESSOR.possible()),
        block.flag("x2apic").or(PROCESSOR.x2apic()),
        block.flag("five-level-paging").or(PROCESSOR.fiveLevelPaging()));
  }

  private static Dmi dmi(Block block) {
    return new Dmi(
        block.text("system-vendor").or(""),
        block.text("product-name").or(""),
        block.text("product-version").or(""),
        block.text("bios-vendor").or(""),
        block.text("bios-version").or(""));
  }

  private static Machine.BootLoader loader(Block block) {
    return new Machine.BootLoader(
        block.address("kernel-base").optional(),
        block.block("initrd", Ranges::inclusive).optional(),
        block.size("initrd-table-bytes", 0).or(0L),
        block.flag("measured-launch").or(false),
        commandLine(block, "command-line").orElse(""));
  }

  /** Kernel parameters: one line that the kernel would not cut. */
  static Optional<String> commandLine(Block block, String key) {
    Optional<String> text = block.text(key).optional();
    if (text.filter(t -> t.length() > CommandLine.MOST_CHARACTERS).isPresent()) {
      block
          .find(key)
          .ifPresent(
              n ->
                  n.problem(
                      "is longer than the kernel keeps", "at most " + CommandLine.MOST_CHARACTERS));
    }
    return text;
  }

  private static Unknown unknown(Block block) {
    return new Unknown(
        block.choice("what", UNKNOWNS).or(Unknown.Kind.MEMORY_MAP), block.text("why").or(""));
  }

  private static Machine.Holding holding(Block block) {
    return new Machine.Holding(block.text("name").required(), Ranges.inclusive(block));
  }
}
