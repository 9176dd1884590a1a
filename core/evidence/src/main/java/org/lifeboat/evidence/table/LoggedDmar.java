package org.lifeboat.evidence.table;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.evidence.log.KernelLog;

/**
 * A DMAR table put together from what a kernel prints of one when it parses it
 * (drivers/iommu/intel/dmar.c:dmar_table_print_dmar_entry). The scopes of its structures and most
 * flags are not printed: which devices a unit serves is not known, unless it serves all others.
 */
public final class LoggedDmar {
  private static final String HEX = "0x([0-9a-f]{1,16})";
  private static final Pattern WIDTH = Pattern.compile("Host address width (\\d{1,3})");
  private static final Pattern UNIT = Pattern.compile("DRHD base: " + HEX + " flags: " + HEX);
  private static final Pattern REGION = Pattern.compile("RMRR base: " + HEX + " end: " + HEX);
  private static final Pattern PORTS = Pattern.compile("ATSR flags: " + HEX);
  private static final Pattern AFFINITY =
      Pattern.compile("RHSA base: " + HEX + " proximity domain: " + HEX);
  private static final Pattern COMPLAINT =
      Pattern.compile(
          "(?:DMAR: \\[Firmware Bug\\]: )?Your BIOS is broken; DMAR reported at address"
              + " (?:zero|([0-9a-f]{1,16})).*");
  private static final Pattern DEAD =
      Pattern.compile(
          ".*Your BIOS is broken; DMAR reported at address ([0-9a-f]{1,16}) returns all ones.*");
  private static final Pattern CACHES = Pattern.compile("SATC flags: " + HEX);
  private static final int RESERVED_BYTES = 10;
  private static final int ALL_OTHERS = 1;
  private static final int UNIT_BYTES = 16;
  private static final int SCOPE_BYTES = 8;
  private static final int ENDPOINT = 1;
  private static final int BRIDGE = 2;

  /** Devices and functions of a bus. */
  private static final int MOST_SCOPES = 256;

  private static final int REMAPS_INTERRUPTS = 1;
  private static final int NO_X2APIC = 2;
  private static final int OPT_IN = 4;

  /** Twice as many as a kernel serves units (include/linux/dmar.h:DMAR_UNITS_SUPPORTED). */
  private static final int MOST = 2048;

  private final KernelLog log;

  /** What this log says. */
  public LoggedDmar(KernelLog log) {
    this.log = log;
  }

  /** Whether the kernel says that it came up for firmware's wish alone. */
  public boolean optsIn() {
    return said("force enabled due to platform opt in");
  }

  private boolean said(String words) {
    return log.messages().stream()
        .anyMatch(m -> m.contains(words) && (m.startsWith("DMAR") || m.startsWith("Intel-IOMMU")));
  }

  /** Whether a kernel parsed a table. */
  public boolean isParsed() {
    return table(List.of()).isPresent();
  }

  /**
   * The table; empty where no kernel parsed one.
   *
   * @param functions where no unit serves all others, the last one is said to serve these, as far
   *     as they are on the root bus
   */
  public Optional<Bytes> table(List<PciFunction> functions) {
    List<Unit> units = units();
    Optional<Integer> width = of(WIDTH).map(m -> Integer.parseInt(m.group(1))).findFirst();
    if (units.isEmpty() && width.isEmpty()) {
      return Optional.empty();
    }
    TableBytes table = TableBytes.named("DMAR");
    table.u8(width.orElse(39) - 1).u8(flags()).zeros(RESERVED_BYTES);
    boolean complete = units.stream().anyMatch(u -> (u.flags() & ALL_OTHERS) != 0);
    for (int i = 0; i < units.size(); i++) {
      boolean guessed = !complete && i == units.size() - 1;
      write(units.get(i), guessed ? onRootBus(functions) : List.of(), table);
    }
    of(REGION)
        .forEach(m -> table.u16(1).u16(24).u16(0).u16(0).u64(address(m, 1)).u64(address(m, 2)));
    of(PORTS).forEach(m -> table.u16(2).u16(8).u8(number(m, 1)).u8(0).u16(0));
    of(AFFINITY).forEach(m -> table.u16(3).u16(20).u32(0).u64(address(m, 1)).u32(number(m, 2)));
    of(CACHES).forEach(m -> table.u16(5).u16(8).u8(number(m, 1)).u8(0).u16(0));
    return Optional.of(table.finish());
  }

  private record Unit(long address, int flags) {}

  private static void write(Unit unit, List<PciFunction> served, TableBytes table) {
    table.u16(0).u16(UNIT_BYTES + SCOPE_BYTES * served.size());
    table.u8(unit.flags()).u8(0).u16(0).u64(unit.address());
    for (PciFunction f : served) {
      boolean bridge = f.bridge().isPresent();
      table.u8(bridge ? BRIDGE : ENDPOINT).u8(SCOPE_BYTES).u16(0).u8(0).u8(0);
      table.u8(f.address().device()).u8(f.address().function());
    }
  }

  private static List<PciFunction> onRootBus(List<PciFunction> functions) {
    return functions.stream()
        .filter(f -> f.address().segment() == 0 && f.address().bus() == 0)
        .limit(MOST_SCOPES)
        .toList();
  }

  /** Those that were listed; else those of which the kernel only complains. */
  private List<Unit> units() {
    List<Unit> listed =
        of(UNIT).map(m -> new Unit(address(m, 1), number(m, 2))).distinct().toList();
    return listed.isEmpty() ? complainedOf() : listed;
  }

  private List<Unit> complainedOf() {
    return log.messages().stream()
        .map(COMPLAINT::matcher)
        .filter(Matcher::matches)
        .map(m -> new Unit(m.group(1) == null ? 0 : address(m, 1), ALL_OTHERS))
        .distinct()
        .limit(MOST)
        .toList();
  }

  /** Where the kernel found that nothing answers. */
  public Set<Long> deadUnits() {
    return log.messages().stream()
        .map(DEAD::matcher)
        .filter(Matcher::matches)
        .map(m -> address(m, 1))
        .limit(MOST)
        .collect(Collectors.toUnmodifiableSet());
  }

  private int flags() {
    return REMAPS_INTERRUPTS
        | (said("BIOS sets x2apic opt out bit") ? NO_X2APIC : 0)
        | (optsIn() ? OPT_IN : 0);
  }

  /** Under the names that the driver has had. */
  private Stream<MatchResult> of(Pattern form) {
    Function<String, Stream<MatchResult>> under = prefix -> log.after(prefix, form);
    return Stream.of("DMAR: ", "dmar: ").flatMap(under).limit(MOST);
  }

  private static int number(MatchResult match, int group) {
    return (int) address(match, group);
  }

  private static long address(MatchResult match, int group) {
    return Long.parseUnsignedLong(match.group(group), 16);
  }
}
