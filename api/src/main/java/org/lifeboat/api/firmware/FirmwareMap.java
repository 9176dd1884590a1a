package org.lifeboat.api.firmware;

import java.util.List;
import java.util.stream.Stream;
import org.lifeboat.api.memory.MemoryRange;

/**
 * The firmware's memory map after the kernel sanitised it (e820, arch/x86/kernel/e820.c):
 * ascending, without overlap.
 *
 * @param entries the map, ascending
 */
public record FirmwareMap(List<Entry> entries) {
  /**
   * Copies the list.
   *
   * @param entries the map, ascending, without overlap
   */
  public FirmwareMap {
    entries = List.copyOf(entries);
  }

  /**
   * One line of the map.
   *
   * @param range addresses, end exclusive
   * @param kind what firmware says lies there
   */
  public record Entry(MemoryRange range, Kind kind) {}

  /**
   * The types of e820 (ACPI specification 15; arch/x86/include/asm/e820/types.h) in the order of
   * their numbers.
   */
  public enum Kind {
    /** Type 1. */
    USABLE("usable", 1),
    /** Type 2. */
    RESERVED("reserved", 2),
    /** Type 3. */
    ACPI_DATA("ACPI data", 3),
    /** Type 4. */
    ACPI_NVS("ACPI NVS", 4),
    /** Type 5. */
    UNUSABLE("unusable", 5),
    /** Type 7. */
    PERSISTENT("persistent (type 7)", 7),
    /** Type 12, as NVDIMMs had it before ACPI 6. */
    PERSISTENT_LEGACY("persistent (type 12)", 12),
    /** Type 0xefffffff: RAM that firmware asks to keep for a special purpose. */
    SOFT_RESERVED("soft reserved", 0xefff_ffffL);

    private final String text;
    private final long type;

    Kind(String text, long type) {
      this.text = text;
      this.type = type;
    }

    /** {@return the kernel's word for it, as in its {@code BIOS-e820:} lines} */
    public String text() {
      return text;
    }

    /** {@return the number firmware uses} */
    public long type() {
      return type;
    }
  }

  /** {@return the ranges that are RAM for use, ascending} */
  public Stream<MemoryRange> usable() {
    return entries.stream().filter(e -> e.kind() == Kind.USABLE).map(Entry::range);
  }

  /**
   * The end of usable RAM (e820__end_of_ram_pfn).
   *
   * @return first byte behind the last whole page of it; 0 where there is none
   */
  public long endOfRam() {
    long end = 0;
    for (Entry entry : entries) {
      if (entry.kind() == Kind.USABLE) {
        end = Math.max(end, entry.range().end() & -4096L);
      }
    }
    return end;
  }

  /**
   * Whether usable RAM lies at or above 4 GB.
   *
   * @return true where it does, strictly: RAM that ends exactly there does not count
   */
  public boolean reachesAbove4G() {
    return endOfRam() > 1L << 32;
  }
}
