package org.lifeboat.plugin.amdvi;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.lifeboat.plugin.amdvi.ivrs.IvhdEntry;

/**
 * Under which id each I/O APIC and HPET sends its interrupts: what the command line says, then what
 * the table says (ioapic_map, hpet_map).
 */
final class SpecialDevices {
  private final List<Entry> entries;

  SpecialDevices(List<Entry> fromCommandLine) {
    entries = new ArrayList<>(fromCommandLine);
  }

  /**
   * One of them.
   *
   * @param variety {@link IvhdEntry.Special#IO_APIC} or {@link IvhdEntry.Special#HPET}
   * @param handle its number
   * @param place segment in bits 16 to 31, requester id below
   * @param override whether the command line said so
   */
  record Entry(int variety, int handle, int place, boolean override) {}

  static String name(int variety) {
    return variety == IvhdEntry.Special.IO_APIC ? "IOAPIC" : "HPET";
  }

  /**
   * Takes an entry of the table, unless the command line overrides it (add_special_device).
   *
   * @return the place that counts
   * @throws StartFailure if it is neither an I/O APIC nor a HPET
   */
  int add(IvhdEntry.Special special, int segment, KernelLog log) throws StartFailure {
    int variety = special.variety();
    if (variety != IvhdEntry.Special.IO_APIC && variety != IvhdEntry.Special.HPET) {
      throw new StartFailure(
          "ivrs-bad-special",
          "The IVRS table names a special device of variety %s, which is neither an I/O APIC nor a HPET."
              .formatted(variety));
    }
    for (Entry entry : entries) {
      if (entry.override() && entry.variety() == variety && entry.handle() == special.handle()) {
        log.info(
            "Command-line override present for %s id %s - ignoring",
            name(variety), special.handle());
        return entry.place();
      }
    }
    int place = segment << 16 | special.requester();
    entries.add(new Entry(variety, special.handle(), place, false));
    return place;
  }

  /** Where the I/O APIC with this number sends from (get_ioapic_devid). */
  OptionalInt ioApic(int handle) {
    return entries.stream()
        .filter(e -> e.variety() == IvhdEntry.Special.IO_APIC && e.handle() == handle)
        .mapToInt(Entry::place)
        .findFirst();
  }

  /** Whether the command line said anything (cmdline_maps). */
  boolean overridden() {
    return entries.stream().anyMatch(Entry::override);
  }
}
