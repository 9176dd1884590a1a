package org.lifeboat.experiment.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Machine.NodeMemory;

/**
 * The RAM of a machine as its memory map shows it.
 *
 * <p>Below 4 GB it goes from 0 to the top of low RAM: the end of the highest usable entry and of
 * the entries that follow it without a gap, since firmware keeps its tables and its graphics memory
 * there; where SRAT says that the node's memory ends earlier, there. Above 4 GB it is what is
 * usable, and what is of a kind that only RAM is: plain reserved entries are windows for devices as
 * often.
 *
 * @param usable what the kernel may use, after overlaps were settled: whatever else an entry says
 *     counts before usable, as e820__update_table of arch/x86/kernel/e820.c settles it
 * @param banks all of it, ascending
 */
record InstalledRam(List<MemoryRange> usable, List<MemoryRange> banks) {
  static final long FOUR_GB = 1L << 32;

  /** Where every PC has its I/O APIC: an entry around it is no RAM. */
  private static final long IO_APIC = 0xfec0_0000L;

  private static final MemoryRange BELOW_4_GB = new MemoryRange(0, FOUR_GB);
  private static final MemoryRange ABOVE_4_GB = new MemoryRange(FOUR_GB, -1L);
  private static final Set<Kind> ONLY_RAM =
      Set.of(Kind.ACPI_DATA, Kind.ACPI_NVS, Kind.UNUSABLE, Kind.SOFT_RESERVED);

  static InstalledRam of(Machine machine) {
    List<Entry> entries = machine.firmwareMap().entries();
    List<MemoryRange> usable =
        Spans.minus(
            Spans.union(ranges(entries, Set.of(Kind.USABLE))),
            Spans.union(entries.stream().filter(e -> e.kind() != Kind.USABLE).map(Entry::range)));
    MemoryRange low = new MemoryRange(0, topOfLowRam(machine, usable));
    List<MemoryRange> above =
        Spans.in(
            ABOVE_4_GB, Spans.union(Stream.concat(usable.stream(), ranges(entries, ONLY_RAM))));
    List<MemoryRange> banks = new ArrayList<>(low.isEmpty() ? List.of() : List.of(low));
    banks.addAll(above);
    return new InstalledRam(usable, List.copyOf(banks));
  }

  long bytes() {
    return Spans.bytes(banks);
  }

  /** How much of it lies in a range. */
  long bytesIn(MemoryRange range) {
    return Spans.bytes(Spans.in(range, banks));
  }

  private static Stream<MemoryRange> ranges(List<Entry> entries, Set<Kind> kinds) {
    return entries.stream().filter(e -> kinds.contains(e.kind())).map(Entry::range);
  }

  private static long topOfLowRam(Machine machine, List<MemoryRange> usable) {
    List<MemoryRange> low = Spans.in(BELOW_4_GB, usable);
    if (low.isEmpty()) {
      return 0;
    }
    long end = low.get(low.size() - 1).end();
    long top = end;
    for (MemoryRange other : others(machine)) {
      if (other.start() <= top && top < other.end()) {
        top = Math.min(other.end(), FOUR_GB);
      }
    }
    return Math.min(top, endOfNode(machine.nodes(), end));
  }

  /** Entries below 4 GB that are not usable but may be RAM, ascending. */
  private static List<MemoryRange> others(Machine machine) {
    return machine.firmwareMap().entries().stream()
        .filter(e -> e.kind() != Kind.USABLE)
        .map(Entry::range)
        .filter(r -> BELOW_4_GB.contains(r) && !r.contains(IO_APIC))
        .sorted()
        .toList();
  }

  private static long endOfNode(List<NodeMemory> nodes, long end) {
    return nodes.stream()
        .map(NodeMemory::range)
        .filter(r -> r.contains(end - 1))
        .mapToLong(MemoryRange::end)
        .findFirst()
        .orElse(FOUR_GB);
  }
}
