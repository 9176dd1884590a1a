package org.lifeboat.evidence.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.plan.Machine.NodeMemory;

/**
 * Which memory and which processors belong together: the system resource affinity table (ACPI
 * specification 5.2.16), read as drivers/acpi/numa/srat.c does. Nodes are numbered in the order in
 * which proximity domains appear, processors' first, then memory's.
 */
public final class Srat {
  /** The common header, and 12 reserved bytes. */
  private static final int FIRST_ENTRY = 48;

  private static final int PROCESSOR = 0;
  private static final int MEMORY = 1;
  private static final int X2APIC = 2;
  private static final int ENABLED = 1;
  private static final int HOT_PLUGGABLE = 2;

  /** Lengths of tables 5.54, 5.57 and 5.55. */
  private static final int PROCESSOR_BYTES = 16;

  private static final int X2APIC_BYTES = 24;
  private static final int MEMORY_BYTES = 40;

  private final Bytes table;
  private final Map<Integer, Integer> nodes = new HashMap<>();
  private final List<Integer> processors = new ArrayList<>();
  private final List<NodeMemory> memory = new ArrayList<>();

  private boolean bad;

  private Srat(Bytes table) {
    this.table = table;
    forEachEntry(this::processor);
    forEachEntry(this::memory);
    if (bad || !NodeRanges.accepts(memory)) {
      memory.clear();
      processors.clear();
    }
  }

  /**
   * Reads a whole table, its header included. An entry that passes the table's end ends it; one of
   * a wrong length, too many domains, and memory that two nodes claim make the kernel drop all of
   * it (arch/x86/mm/srat.c, drivers/acpi/numa/srat.c:bad_srat).
   */
  public static Srat of(Bytes table) {
    return new Srat(table);
  }

  /**
   * The memory of each node, in the table's order; ranges that are empty or pass the end of all
   * addresses are left out (arch/x86/mm/numa.c:numa_add_memblk_to).
   */
  public List<NodeMemory> memory() {
    return List.copyOf(memory);
  }

  /** The node of each processor that is there, in the table's order. */
  public List<Integer> processorNodes() {
    return List.copyOf(processors);
  }

  private void forEachEntry(IntConsumer reader) {
    int at = FIRST_ENTRY;
    while (at + 2 <= table.length()) {
      int bytes = table.u8(at + 1);
      if (bytes < 2 || at + bytes > table.length()) {
        return;
      }
      reader.accept(at);
      at += bytes;
    }
  }

  /** Tables 5.54 and 5.57. An old table has eight bits of a domain. */
  private void processor(int at) {
    int type = table.u8(at);
    bad |= type == PROCESSOR && table.u8(at + 1) != PROCESSOR_BYTES;
    bad |= type == X2APIC && table.u8(at + 1) < X2APIC_BYTES;
    if (type == PROCESSOR && (table.u32(at + 4) & ENABLED) != 0) {
      int high = table.u8(8) >= 2 ? (table.u8(at + 9) | table.u16(at + 10) << 8) << 8 : 0;
      processors.add(node(table.u8(at + 2) | high));
    } else if (type == X2APIC && (table.u32(at + 12) & ENABLED) != 0) {
      processors.add(node(table.u32(at + 4)));
    }
  }

  /** Table 5.55. */
  private void memory(int at) {
    int flags = table.u32(at + 28);
    bad |= table.u8(at) == MEMORY && table.u8(at + 1) < MEMORY_BYTES;
    if (table.u8(at) == MEMORY && (flags & ENABLED) != 0) {
      int domain = table.u8(8) >= 2 ? table.u32(at + 2) : table.u8(at + 2);
      int node = node(domain);
      long start = table.u64(at + 8);
      long end = start + table.u64(at + 16);
      if (Long.compareUnsigned(start, end) < 0) {
        memory.add(new NodeMemory(node, new MemoryRange(start, end), (flags & HOT_PLUGGABLE) != 0));
      }
    }
  }

  /** acpi_map_pxm_to_node: a domain's number must be that of a node as well. */
  private int node(int domain) {
    bad |= Integer.compareUnsigned(domain, NodeRanges.LAST_NODE) > 0;
    return nodes.computeIfAbsent(domain, d -> nodes.size());
  }
}
