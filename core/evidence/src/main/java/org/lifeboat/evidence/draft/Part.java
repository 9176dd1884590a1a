package org.lifeboat.evidence.draft;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.plan.Machine.Holding;
import org.lifeboat.engine.plan.Machine.NodeMemory;

/**
 * A part of a machine that can be told of.
 *
 * @param <T> what is told
 */
public final class Part<T> {
  /** A name that can be a machine's id. */
  public static final Part<String> ID = new Part<>();

  /** A sentence for people. */
  public static final Part<String> DESCRIPTION = new Part<>();

  /** The kernel that ran on it. */
  public static final Part<Release> RELEASE = new Part<>();

  /** The profile that stands for that kernel. */
  public static final Part<Kernel> KERNEL = new Part<>();

  /** Whether VT-d was built to be on by default. */
  public static final Part<Boolean> REMAPS_BY_DEFAULT = new Part<>();

  /** Whether VT-d is known to have come up for firmware's wish alone. */
  public static final Part<Boolean> OPTED_IN = new Part<>();

  /** The firmware's memory map. */
  public static final Part<FirmwareMap> MEMORY_MAP = new Part<>();

  /** Memory of the nodes, where there are several. */
  public static final Part<List<NodeMemory>> NODES = new Part<>();

  /** The node of each processor. */
  public static final Part<List<Integer>> PROCESSOR_NODES = new Part<>();

  /** The processors, without how many there are. */
  public static final Part<Processor> PROCESSOR = new Part<>();

  /** How many processors are or may be there. */
  public static final Part<Integer> POSSIBLE = new Part<>();

  /** SMBIOS strings. */
  public static final Part<Dmi> DMI = new Part<>();

  /** Extended features of AMD-Vi units (register 30h), where the table's own do not count. */
  public static final Part<Long> AMD_FEATURES = new Part<>();

  /** Where VT-d units are said to be and none answers. */
  public static final Part<Set<Long>> DEAD_UNITS = new Part<>();

  /** The tables for which the kernel was built without a driver, by signature. */
  public static final Part<Set<String>> WITHOUT_DRIVER = new Part<>();

  /** How long firmware's tables are said to be, by signature. */
  public static final Part<Map<String, Integer>> TABLE_BYTES = new Part<>();

  /** The PCI functions. */
  public static final Part<List<PciFunction>> FUNCTIONS = new Part<>();

  /** The kernel's parameters. */
  public static final Part<String> COMMAND_LINE = new Part<>();

  /** Where the initial RAM disk lay. */
  public static final Part<MemoryRange> INITRD = new Part<>();

  /** Sum of the bytes of ACPI tables that the initial RAM disk brings. */
  public static final Part<Long> INITRD_TABLES = new Part<>();

  /** Where the kernel's image lay. */
  public static final Part<Long> KERNEL_BASE = new Part<>();

  /** RAM that is taken before the kernel looks. */
  public static final Part<List<Holding>> HOLDINGS = new Part<>();

  /** Why firmware may hold RAM that its map calls usable, and nothing shows where. */
  public static final Part<String> HIDDEN_HOLDINGS = new Part<>();

  private Part() {}

  /** What was told of this part. */
  @SuppressWarnings("unchecked") // a draft keeps nothing else under a part
  Told<T> of(Told<?> told) {
    return (Told<T>) told;
  }
}
