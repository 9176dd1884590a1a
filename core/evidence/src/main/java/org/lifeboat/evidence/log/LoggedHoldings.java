package org.lifeboat.evidence.log;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.plan.Machine.Holding;

/** What a log says of RAM that its memory map calls usable, and that is held all the same. */
public final class LoggedHoldings {
  private static final String RANGE = "\\[mem 0x([0-9a-f]{1,16})-0x([0-9a-f]{1,16})\\]";

  /** Set-up data of the boot loader (arch/x86/kernel/e820.c:e820__reserve_setup_data). */
  private static final Pattern SET_UP_DATA =
      Pattern.compile("update " + RANGE + " (?:usable ==> usable|System RAM ==> System RAM)");

  /** Tables of EFI that are copied or kept (drivers/firmware/efi/memmap.c:efi_mem_reserve). */
  private static final Pattern KEPT =
      Pattern.compile(
          "update " + RANGE + " (?:usable ==> reserved|System RAM ==> device reserved)");

  /** Where firmware says its tables are ({@code MEMATTR=0x98836018}); a page at least is held. */
  private static final Pattern TABLE =
      Pattern.compile("\\b(MEMATTR|TPMEventLog|RNG)=0x([0-9a-f]{1,16})");

  /** With {@code efi=debug} (drivers/firmware/efi/efi.c:efi_md_typeattr_format). */
  private static final Pattern DESCRIPTOR =
      Pattern.compile(
          "mem\\d{1,4}: \\[(Boot Code|Boot Data) *\\|.*\\]"
              + " range=\\[0x([0-9a-f]{1,16})-0x([0-9a-f]{1,16})\\].*");

  private static final Pattern ANY_DESCRIPTOR = Pattern.compile("mem\\d{1,4}: \\[.*\\] range=.*");

  /** The first page and the hole of ISA are the kernel's own business (trim_bios_range). */
  private static final long ONE_MB = 1L << 20;

  private static final int MOST = 4096;

  private final KernelLog log;

  /** What this log says. */
  public LoggedHoldings(KernelLog log) {
    this.log = log;
  }

  /** Whether it shows the memory map of EFI, so that nothing firmware holds is hidden. */
  public boolean showsFirmware() {
    return log.after("efi: ", ANY_DESCRIPTOR).findAny().isPresent();
  }

  /** All that is held. */
  public List<Holding> all() {
    List<Holding> holdings = new ArrayList<>();
    add(holdings, "set-up data", log.after("e820: ", SET_UP_DATA), 1);
    add(holdings, "kept for tables of EFI", log.after("e820: ", KEPT), 1);
    log.after("efi: ", DESCRIPTOR)
        .forEach(m -> range(m, 2).forEach(r -> holdings.add(new Holding("EFI " + m.group(1), r))));
    log.after("efi: ")
        .flatMap(line -> TABLE.matcher(line).results())
        .forEach(m -> holdings.add(new Holding("EFI " + m.group(1), page(m.group(2)))));
    return holdings.stream()
        .filter(h -> h.range().start() >= ONE_MB && !h.range().isEmpty())
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static void add(
      List<Holding> holdings, String name, Stream<MatchResult> found, int group) {
    found.forEach(m -> range(m, group).forEach(r -> holdings.add(new Holding(name, r))));
  }

  private static MemoryRange page(String address) {
    long at = Long.parseUnsignedLong(address, 16) & (Pages.ADDRESS_END - 1) & -Pages.SIZE;
    return MemoryRange.ofSize(at, Pages.SIZE);
  }

  private static List<MemoryRange> range(MatchResult match, int group) {
    long first = Long.parseUnsignedLong(match.group(group), 16);
    long last = Long.parseUnsignedLong(match.group(group + 1), 16);
    boolean possible =
        Long.compareUnsigned(first, last) <= 0 && Long.compareUnsigned(last, Pages.ADDRESS_END) < 0;
    return possible ? List.of(new MemoryRange(first, last + 1)) : List.of();
  }
}
