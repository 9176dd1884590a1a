package org.lifeboat.engine.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.load.workload.Workload;

/**
 * A machine as its firmware and boot loader describe it to a kernel.
 *
 * @param id a short name
 * @param description one sentence for people; may be empty
 * @param firmwareMap the memory map as firmware gave it, not sanitised
 * @param nodes where memory belongs, from SRAT; empty for one node
 * @param processorNodes the node of each processor, by number; those that it does not reach are
 *     dealt out to the nodes in turn (arch/x86/mm/numa.c:numa_init_array)
 * @param firmware ACPI tables and the registers of units
 * @param functions PCI functions, ascending by address
 * @param processor the processors
 * @param dmi SMBIOS strings
 * @param loader what the boot loader put where
 * @param holdings ranges of RAM that something holds before the kernel looks: EFI data, set-up
 *     data, tables inside RAM; by name
 * @param unknowns what of all this is assumed
 * @param workloads what its devices ask of the bounce pool after boot; a boot does not look at it
 */
public record Machine(
    String id,
    String description,
    FirmwareMap firmwareMap,
    List<NodeMemory> nodes,
    List<Integer> processorNodes,
    FirmwareImage firmware,
    List<PciFunction> functions,
    Processor processor,
    Dmi dmi,
    BootLoader loader,
    List<Holding> holdings,
    List<Unknown> unknowns,
    List<Workload> workloads) {
  /** Sorts the functions, copies the lists. */
  public Machine {
    nodes = List.copyOf(nodes);
    processorNodes = List.copyOf(processorNodes);
    functions = ascending(functions);
    holdings = List.copyOf(holdings);
    unknowns = List.copyOf(unknowns);
    workloads = List.copyOf(workloads);
  }

  /** A machine whose devices are not said to do anything. */
  public Machine(
      String id,
      String description,
      FirmwareMap firmwareMap,
      List<NodeMemory> nodes,
      List<Integer> processorNodes,
      FirmwareImage firmware,
      List<PciFunction> functions,
      Processor processor,
      Dmi dmi,
      BootLoader loader,
      List<Holding> holdings,
      List<Unknown> unknowns) {
    this(
        id,
        description,
        firmwareMap,
        nodes,
        processorNodes,
        firmware,
        functions,
        processor,
        dmi,
        loader,
        holdings,
        unknowns,
        List.of());
  }

  /**
   * Memory of a NUMA node.
   *
   * @param node its number
   * @param range its addresses; more than one entry may name a node
   * @param hotPluggable whether it may be plugged later
   */
  public record NodeMemory(int node, MemoryRange range, boolean hotPluggable) {}

  /**
   * A range that is taken before the kernel starts.
   *
   * @param name by whom
   * @param range where
   */
  public record Holding(String name, MemoryRange range) {}

  /**
   * What the boot loader did.
   *
   * @param kernelBase physical address of the kernel's image; empty for the profile's default (no
   *     KASLR)
   * @param initrd where the initial RAM disk lies, byte-exact
   * @param initrdTableBytes sum of the bytes of ACPI tables that the initial RAM disk brings in its
   *     first archive, to replace firmware's or to stand beside them
   * @param measuredLaunch whether it launched the kernel measured (tboot, on Intel's TXT)
   * @param commandLine the kernel's parameters
   */
  public record BootLoader(
      Optional<Long> kernelBase,
      Optional<MemoryRange> initrd,
      long initrdTableBytes,
      boolean measuredLaunch,
      String commandLine) {
    /** Nothing but a kernel, where its profile says, without parameters. */
    public static final BootLoader PLAIN =
        new BootLoader(Optional.empty(), Optional.empty(), 0, false, "");

    /** The same with the kernel's image elsewhere; empty for the profile's default. */
    public BootLoader withKernelBase(Optional<Long> other) {
      return new BootLoader(other, initrd, initrdTableBytes, measuredLaunch, commandLine);
    }

    /** The same with another initial RAM disk, or none. */
    public BootLoader withInitrd(Optional<MemoryRange> other) {
      return new BootLoader(kernelBase, other, initrdTableBytes, measuredLaunch, commandLine);
    }

    /** The same with other parameters for the kernel. */
    public BootLoader withCommandLine(String other) {
      return new BootLoader(kernelBase, initrd, initrdTableBytes, measuredLaunch, other);
    }
  }

  /** The same machine by another name. */
  public Machine withId(String other) {
    return changed(copy -> copy.id = other);
  }

  /** The same machine with another sentence for people. */
  public Machine withDescription(String other) {
    return changed(copy -> copy.description = other);
  }

  /** The same machine with another memory map. */
  public Machine withFirmwareMap(FirmwareMap other) {
    return changed(copy -> copy.firmwareMap = other);
  }

  /** The same machine with its memory on other nodes. */
  public Machine withNodes(List<NodeMemory> other) {
    return changed(copy -> copy.nodes = other);
  }

  /** The same machine with its processors on other nodes. */
  public Machine withProcessorNodes(List<Integer> other) {
    return changed(copy -> copy.processorNodes = other);
  }

  /** The same machine with other firmware. */
  public Machine withFirmware(FirmwareImage other) {
    return other.equals(firmware) ? this : changed(copy -> copy.firmware = other);
  }

  /** The same machine with other PCI functions. */
  public Machine withFunctions(List<PciFunction> other) {
    return changed(copy -> copy.functions = other);
  }

  /** The same machine with other processors. */
  public Machine withProcessor(Processor other) {
    return changed(copy -> copy.processor = other);
  }

  private static List<PciFunction> ascending(List<PciFunction> functions) {
    for (int i = 1; i < functions.size(); i++) {
      if (functions.get(i - 1).address().compareTo(functions.get(i).address()) > 0) {
        return functions.stream().sorted(Comparator.comparing(PciFunction::address)).toList();
      }
    }
    return List.copyOf(functions);
  }

  /** The same machine with so many processors that are or may be plugged. */
  public Machine withPossibleProcessors(int possible) {
    if (possible == processor.possible()) {
      return this;
    }
    return withProcessor(
        new Processor(
            processor.vendor(),
            processor.family(),
            processor.model(),
            possible,
            processor.x2apic(),
            processor.fiveLevelPaging()));
  }

  /** The same machine with other SMBIOS strings. */
  public Machine withDmi(Dmi other) {
    return changed(copy -> copy.dmi = other);
  }

  /** The same machine, loaded otherwise. */
  public Machine withLoader(BootLoader other) {
    return changed(copy -> copy.loader = other);
  }

  /** The same machine with other ranges taken before the kernel starts. */
  public Machine withHoldings(List<Holding> other) {
    return changed(copy -> copy.holdings = other);
  }

  /** The same machine with other things assumed. */
  public Machine withUnknowns(List<Unknown> other) {
    return changed(copy -> copy.unknowns = other);
  }

  /** The same machine under another load. */
  public Machine withWorkloads(List<Workload> other) {
    return changed(copy -> copy.workloads = other);
  }

  private Machine changed(Consumer<Copy> change) {
    Copy copy = new Copy(this);
    change.accept(copy);
    return copy.machine();
  }

  /** The components of a machine while one of them changes. */
  private static final class Copy {
    String id;
    String description;
    FirmwareMap firmwareMap;
    List<NodeMemory> nodes;
    List<Integer> processorNodes;
    FirmwareImage firmware;
    List<PciFunction> functions;
    Processor processor;
    Dmi dmi;
    BootLoader loader;
    List<Holding> holdings;
    List<Unknown> unknowns;
    List<Workload> workloads;

    Copy(Machine machine) {
      id = machine.id;
      description = machine.description;
      firmwareMap = machine.firmwareMap;
      nodes = machine.nodes;
      processorNodes = machine.processorNodes;
      firmware = machine.firmware;
      functions = machine.functions;
      processor = machine.processor;
      dmi = machine.dmi;
      loader = machine.loader;
      holdings = machine.holdings;
      unknowns = machine.unknowns;
      workloads = machine.workloads;
    }

    Machine machine() {
      return new Machine(
          id,
          description,
          firmwareMap,
          nodes,
          processorNodes,
          firmware,
          functions,
          processor,
          dmi,
          loader,
          holdings,
          unknowns,
          workloads);
    }
  }
}
