package org.lifeboat.engine.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciFunction;

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
    List<Unknown> unknowns) {
  /** Sorts the functions, copies the lists. */
  public Machine {
    nodes = List.copyOf(nodes);
    processorNodes = List.copyOf(processorNodes);
    functions = ascending(functions);
    holdings = List.copyOf(holdings);
    unknowns = List.copyOf(unknowns);
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
      String commandLine) {}

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
    return new Machine(
        id,
        description,
        firmwareMap,
        nodes,
        processorNodes,
        firmware,
        functions,
        new Processor(
            processor.vendor(),
            processor.family(),
            processor.model(),
            possible,
            processor.x2apic(),
            processor.fiveLevelPaging()),
        dmi,
        loader,
        holdings,
        unknowns);
  }

  /** The same machine with other firmware. */
  public Machine withFirmware(FirmwareImage changed) {
    if (changed.equals(firmware)) {
      return this;
    }
    return new Machine(
        id,
        description,
        firmwareMap,
        nodes,
        processorNodes,
        changed,
        functions,
        processor,
        dmi,
        loader,
        holdings,
        unknowns);
  }

  /** The same machine with another memory map. */
  public Machine withFirmwareMap(FirmwareMap changed) {
    return new Machine(
        id,
        description,
        changed,
        nodes,
        processorNodes,
        firmware,
        functions,
        processor,
        dmi,
        loader,
        holdings,
        unknowns);
  }
}
