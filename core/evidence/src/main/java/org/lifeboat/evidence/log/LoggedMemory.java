package org.lifeboat.evidence.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.plan.Machine.Holding;
import org.lifeboat.engine.plan.Machine.NodeMemory;

/** What a log says of memory: the firmware's map, and what lay in it before the kernel came. */
public final class LoggedMemory {
  /** How kernels since 3.x print a range, both ends inclusive. */
  private static final String RANGE = "\\[mem 0x([0-9a-f]{1,16})-0x([0-9a-f]{1,16})\\]";

  /** {@code usable}; since 7.0 {@code System RAM} and {@code device reserved}. */
  private static final Pattern MAP_ENTRY = Pattern.compile(RANGE + " +(\\S.*)");

  /** Up to 3.5, where the end was not of the range. */
  private static final Pattern OLD_MAP_ENTRY =
      Pattern.compile(" ?([0-9a-f]{16}) - ([0-9a-f]{16}) \\((.+)\\)");

  private static final Pattern RAM_DISK = Pattern.compile(RANGE);
  private static final Pattern OLD_RAM_DISK =
      Pattern.compile("([0-9a-f]{1,16}) - ([0-9a-f]{1,16})");
  private static final Pattern TABLE_IN_PLACE = Pattern.compile("(\\S+) +table memory at " + RANGE);
  private static final Pattern NODE =
      Pattern.compile("Node (\\d{1,4}) PXM \\d{1,9} " + RANGE + "( hotplug)?.*");

  private static final Pattern TABLE =
      Pattern.compile("(\\S{4}) (?:0x)?[0-9A-Fa-f]{8,16},? 0*([0-9A-Fa-f]{1,6}) \\(v.*");

  /** ACPI tables in the first archive of the initial RAM disk (drivers/acpi/tables.c). */
  private static final Pattern TABLE_IN_INITRD =
      Pattern.compile("(\\S{1,4}) +ACPI table found in initrd \\[.*\\]\\[0x([0-9a-f]{1,7})\\]");

  /** More entries than this the kernel ignores (E820_MAX_ENTRIES: 128, and 3 for each node). */
  private static final int MOST_ENTRIES = 128 + 3 * 1024;

  /** ACPI_MAX_TABLES (drivers/acpi/tables.c). */
  private static final int MOST_TABLES = 128;

  private final KernelLog log;

  /** What this log says. */
  public LoggedMemory(KernelLog log) {
    this.log = log;
  }

  /**
   * The firmware's map (arch/x86/kernel/e820.c:e820__memory_setup), with what firmware handed over
   * in set-up data; no entries where the log does not show it.
   */
  public FirmwareMap firmwareMap() {
    List<Entry> entries = new ArrayList<>();
    for (String firmware : List.of("BIOS-e820: ", "BIOS-e801: ", "BIOS-88: ")) {
      log.messages().stream()
          .map(String::stripLeading)
          .filter(m -> m.startsWith(firmware))
          .map(m -> m.substring(firmware.length()))
          .forEach(text -> entry(text).ifPresent(entries::add));
    }
    return new FirmwareMap(entries.subList(0, Math.min(entries.size(), MOST_ENTRIES)));
  }

  private static Optional<Entry> entry(String text) {
    Matcher form = MAP_ENTRY.matcher(text);
    if (form.matches()) {
      return range(form, 1).map(r -> new Entry(r, kind(form.group(3))));
    }
    Matcher old = OLD_MAP_ENTRY.matcher(text);
    return old.matches()
        ? exclusive(old).map(r -> new Entry(r, kind(old.group(3))))
        : Optional.empty();
  }

  private static Kind kind(String text) {
    String name = text.strip();
    return name.equals("System RAM")
        ? Kind.USABLE
        : Stream.of(Kind.values())
            .filter(kind -> kind.text().equals(name))
            .findFirst()
            .orElse(Kind.RESERVED);
  }

  /**
   * Where the initial RAM disk lay when the kernel came, rounded to pages by the kernel
   * (arch/x86/kernel/setup.c:reserve_initrd).
   */
  public Optional<MemoryRange> ramDisk() {
    return log.after("RAMDISK: ", RAM_DISK)
        .flatMap(m -> range(m, 1).stream())
        .findFirst()
        .or(
            () ->
                log.after("RAMDISK: ", OLD_RAM_DISK)
                    .flatMap(m -> exclusive(m).stream())
                    .findFirst());
  }

  /** ACPI tables in place, byte-exact (drivers/acpi/tables.c:acpi_reserve_initial_tables). */
  public List<Holding> tables() {
    return log.after("ACPI: Reserving ", TABLE_IN_PLACE)
        .flatMap(m -> range(m, 2).map(r -> new Holding("ACPI " + m.group(1), r)).stream())
        .limit(MOST_TABLES)
        .toList();
  }

  /** Whether firmware has a table of this signature (drivers/acpi/acpica/tbprint.c). */
  public boolean hasTable(String signature) {
    return log.after("ACPI: " + signature + " 0x").findAny().isPresent();
  }

  /** How many bytes each of firmware's tables has, by signature, the first of several. */
  public Map<String, Integer> tableBytes() {
    return log.after("ACPI: ", TABLE)
        .limit(MOST_TABLES)
        .collect(
            Collectors.toMap(
                m -> m.group(1), m -> Integer.parseInt(m.group(2), 16), (first, next) -> first));
  }

  /** Sum of the bytes of ACPI tables that the initial RAM disk brings. */
  public long tablesInRamDisk() {
    return log.after("ACPI: ", TABLE_IN_INITRD)
        .mapToLong(m -> Long.parseLong(m.group(2), 16))
        .sum();
  }

  /** Which memory belongs to which node, as SRAT said (drivers/acpi/numa/srat.c). */
  public List<NodeMemory> nodes() {
    return log.after("ACPI: SRAT: ", NODE)
        .flatMap(
            m ->
                range(m, 2)
                    .map(r -> new NodeMemory(Integer.parseInt(m.group(1)), r, m.group(4) != null))
                    .stream())
        .toList();
  }

  private static Optional<MemoryRange> exclusive(MatchResult match) {
    long start = Long.parseUnsignedLong(match.group(1), 16);
    long end = Long.parseUnsignedLong(match.group(2), 16);
    long last = Long.compareUnsigned(end, Pages.ADDRESS_END) < 0 ? end : Pages.ADDRESS_END;
    return Long.compareUnsigned(start, last) < 0
        ? Optional.of(new MemoryRange(start, last))
        : Optional.empty();
  }

  /** What of a range has addresses that a processor can form. */
  private static Optional<MemoryRange> range(MatchResult match, int group) {
    long first = Long.parseUnsignedLong(match.group(group), 16);
    long last = Long.parseUnsignedLong(match.group(group + 1), 16);
    long end = Long.compareUnsigned(last, Pages.ADDRESS_END) < 0 ? last + 1 : Pages.ADDRESS_END;
    return Long.compareUnsigned(first, end) < 0
        ? Optional.of(new MemoryRange(first, end))
        : Optional.empty();
  }
}
