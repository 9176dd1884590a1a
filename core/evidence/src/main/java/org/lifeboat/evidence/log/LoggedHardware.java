package org.lifeboat.evidence.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.firmware.Processor.Vendor;

/** What a log says of processors, firmware and remapping units. */
public final class LoggedHardware {
  private static final Pattern PROCESSOR =
      Pattern.compile(
          "CPU0: (.*) \\((?:family|fam): (?:0x)?([0-9a-f]{1,3}), model: (?:0x)?([0-9a-f]{1,2}).*");
  private static final Pattern DMI = Pattern.compile("(.*), BIOS (.*) \\d\\d/\\d\\d/\\d{2,4}");
  private static final Pattern BIOS_LINE =
      Pattern.compile("(.*); Ver: (.*); Product Version: (.*)");
  private static final Pattern UNIT =
      Pattern.compile(
          "(?:dmar\\d{1,4}: reg_base_addr|IOMMU \\d{1,4}: reg_base_addr|IOMMU)"
              + " ([0-9a-f]{1,16}):? ver ([0-9a-f]{1,2}):([0-9a-f]{1,2})"
              + " cap ([0-9a-f]{1,16}) ecap ([0-9a-f]{1,16})");
  private static final Pattern IO_APIC =
      Pattern.compile(
          "apic_id (\\d{1,3}), version \\d+, address 0x([0-9a-f]{1,8}), GSI (\\d{1,9})-\\d+");
  private static final Pattern AMD_FEATURES =
      Pattern.compile(".*AMD-Vi: Extended features \\(0x([0-9a-f]{1,16})[,)].*");
  private static final Pattern INTEL = Pattern.compile("\\b(?:Intel|Pentium|Celeron)\\b");
  private static final String ABSENT = "(null)";

  private final KernelLog log;

  /** What this log says. */
  public LoggedHardware(KernelLog log) {
    this.log = log;
  }

  /**
   * A VT-d unit as the kernel read it (drivers/iommu/intel/dmar.c:alloc_iommu).
   *
   * @param address of its registers
   * @param version register 0: major version in bits 4 to 7, minor in 0 to 3
   * @param capabilities register 8
   * @param extended register 0x10
   */
  public record LoggedUnit(long address, int version, long capabilities, long extended) {}

  /**
   * An I/O APIC (arch/x86/kernel/apic/io_apic.c:mp_register_ioapic).
   *
   * @param id its number
   * @param address physical address of its registers
   * @param firstInterrupt its first global interrupt
   */
  public record LoggedIoApic(int id, long address, int firstInterrupt) {}

  /** The VT-d units whose registers were read, each once. */
  public List<LoggedUnit> units() {
    Map<Long, LoggedUnit> units = new LinkedHashMap<>();
    Stream.of("DMAR: ", "dmar: ", "")
        .flatMap(prefix -> log.after(prefix, UNIT))
        .map(LoggedHardware::unit)
        .forEach(unit -> units.putIfAbsent(unit.address(), unit));
    return List.copyOf(units.values());
  }

  private static LoggedUnit unit(MatchResult match) {
    return new LoggedUnit(
        Long.parseUnsignedLong(match.group(1), 16),
        Integer.parseInt(match.group(2), 16) << 4 | Integer.parseInt(match.group(3), 16) & 0xf,
        Long.parseUnsignedLong(match.group(4), 16),
        Long.parseUnsignedLong(match.group(5), 16));
  }

  /**
   * The extended features of the first AMD-Vi unit (register 30h); 0 where they are not printed.
   */
  public long amdFeatures() {
    return log.messages().stream()
        .map(AMD_FEATURES::matcher)
        .filter(Matcher::matches)
        .map(m -> Long.parseUnsignedLong(m.group(1), 16))
        .findFirst()
        .orElse(0L);
  }

  /** The I/O APICs, in the order in which the kernel met them. */
  public List<LoggedIoApic> ioApics() {
    return log.messages().stream()
        .filter(m -> m.startsWith("IOAPIC["))
        .map(m -> IO_APIC.matcher(m.substring(m.indexOf(' ') + 1)))
        .filter(Matcher::matches)
        .map(
            m ->
                new LoggedIoApic(
                    Integer.parseInt(m.group(1)),
                    Long.parseUnsignedLong(m.group(2), 16),
                    Integer.parseInt(m.group(3))))
        .toList();
  }

  /**
   * The processors (arch/x86/kernel/smpboot.c).
   *
   * @param possible how many there are or may be
   */
  public Optional<Processor> processor(int possible) {
    return log.after("smpboot: ", PROCESSOR)
        .findFirst()
        .map(
            m ->
                new Processor(
                    vendor(m.group(1)),
                    Integer.parseInt(m.group(2), 16),
                    Integer.parseInt(m.group(3), 16),
                    possible,
                    log.messages().contains("x2apic enabled"),
                    fiveLevelPaging()));
  }

  /**
   * Five levels of page tables show in how many page frames there could be: 2^40, with four 2^34
   * (arch/x86/kernel/e820.c:e820_end_pfn).
   */
  private boolean fiveLevelPaging() {
    return log.after("last_pfn = ").anyMatch(m -> m.endsWith(" max_arch_pfn = 0x10000000000"));
  }

  /** By the name that the processor gives itself: {@code 13th Gen Intel(R) Core(TM) i7-1365U}. */
  private static Vendor vendor(String name) {
    if (INTEL.matcher(name).find()) {
      return Vendor.INTEL;
    }
    return name.startsWith("Hygon")
        ? Vendor.HYGON
        : name.contains("AMD") ? Vendor.AMD : Vendor.OTHER;
  }

  /**
   * The SMBIOS strings: maker, name and firmware's version from {@code DMI:}, the others from the
   * line with which a driver complains, where one did; empty where the log does not say.
   */
  public Dmi dmi() {
    Optional<MatchResult> complaint = first("BIOS vendor: ", BIOS_LINE);
    Optional<MatchResult> machine = first("DMI: ", DMI);
    String name = machine.map(m -> m.group(1)).orElse("");
    int blank = name.indexOf(' ');
    return new Dmi(
        blank < 0 ? name : name.substring(0, blank),
        blank < 0 ? "" : name.substring(blank + 1),
        complaint.map(m -> present(m.group(3))).orElse(""),
        complaint.map(m -> present(m.group(1))).orElse(""),
        complaint.or(() -> machine).map(m -> present(m.group(2))).orElse(""));
  }

  private Optional<MatchResult> first(String prefix, Pattern form) {
    return log.firstAfter(prefix)
        .map(form::matcher)
        .filter(Matcher::matches)
        .map(Matcher::toMatchResult);
  }

  private static String present(String text) {
    return text.equals(ABSENT) ? "" : text;
  }
}
