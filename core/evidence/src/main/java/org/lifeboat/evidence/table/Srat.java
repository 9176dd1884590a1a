package org.lifeboat.evidence.table;

import java.util.ArrayList;
import java.util.List;
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

  private final Bytes table;
  private final List<Integer> domains = new ArrayList<>();
  private final List<Integer> processors = new ArrayList<>();
  private final List<NodeMemory> memory = new ArrayList<>();

  private Srat(Bytes table) {
    this.table = table;
    forEachEntry(this::processor);
    forEachEntry(this::memory);
  }

  /** Reads a whole table, its header included; an entry that makes no sense ends it. */
  public static Srat of(Bytes table) {
    return new Srat(table);
  }

  /** The memory of each node, in the table's order; empty ranges are left out. */
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
    if (table.u8(at) == MEMORY && (flags & ENABLED) != 0) {
      int domain = table.u8(8) >= 2 ? table.u32(at + 2) : table.u8(at + 2);
      MemoryRange range = MemoryRange.ofSize(table.u64(at + 8), table.u64(at + 16));
      int node = node(domain);
      if (!range.isEmpty()) {
        memory.add(new NodeMemory(node, range, (flags & HOT_PLUGGABLE) != 0));
      }
    }
  }

  private int node(int domain) {
    int known = domains.indexOf(domain);
    if (known >= 0) {
      return known;
    }
    domains.add(domain);
    return domains.size() - 1;
  }
}
