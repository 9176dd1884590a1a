package org.lifeboat.evidence.log;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;

/** What a log shows of how DMA went: the bounce buffer, and what became of the hardware. */
public final class LoggedOutcome {
  /** What became of the IOMMU. */
  public enum Remapping {
    /** It translates, or passes through what it is told to. */
    ON("on"),
    /** It was to come up and did not. */
    FAILED("failed"),
    /** Its table was read, and it stays off. */
    PARSED_OFF("parsed-off"),
    /** There is a table that nothing read. */
    UNUSED("unused"),
    /** There is no table. */
    NONE("none");

    private final String text;

    Remapping(String text) {
      this.text = text;
    }

    /** In a word. */
    public String text() {
      return text;
    }
  }

  private static final String HEX = "0x([0-9a-f]{1,16})";

  /** The forms that the line of a pool has had (lib/swiotlb.c, kernel/dma/swiotlb.c). */
  private static final Pattern POOL =
      Pattern.compile(
          "software IO TLB(?:: mapped)? \\[mem "
              + HEX
              + "-"
              + HEX
              + "\\].*|software IO TLB at phys "
              + HEX
              + " - "
              + HEX);

  private static final Pattern FORCED = Pattern.compile(".*\\bswiotlb=\\S*force.*");

  private static final Pattern IN_GROUP =
      Pattern.compile("(?:pci|platform) \\S+: Adding to iommu group \\d.*|iommu: Adding device .*");

  private static final Pattern WORKS =
      Pattern.compile(
          "PCI-DMA: using GART IOMMU\\.?|(?:DMAR|PCI-DMA): Intel\\(R\\) Virtualization Technology"
              + " for Directed I/O.*|(?:pci \\S+: )?AMD-Vi: (?:Found IOMMU |IOMMU performance"
              + " counters ).*|AMD-Vi: (?:Lazy IO/TLB flushing|IO/TLB flush on unmap) enabled.*");

  /** A table was read: what is said of hardware that no table names does not count. */
  private static final Pattern READ =
      Pattern.compile(
          "(?:DMAR|dmar): (?:Host address width|DRHD base|RMRR base).*"
              + "|.*Your BIOS is broken; DMAR reported at address.*"
              + "|AMD-Vi: (?!AMD IOMMUv2 ).*");

  private static final Pattern FAILED =
      Pattern.compile(
          "(?:DMAR|dmar|IOMMU): (?:Initialization failed|dmar init failed"
              + "|[Pp]arse DMAR table failure).*"
              + "|.*Your BIOS is broken; DMAR reported at address.*"
              + "|AMD-Vi: (?:\\[Firmware Bug\\]: )?IVRS invalid checksum.*"
              + "|AMD-Vi: (?:Error initialization|Failed to initialize).*");

  /**
   * What is said only after the bounce buffer was decided upon (rootfs_initcall) and before a user
   * is there.
   */
  private static final Pattern LATER =
      Pattern.compile(
          "Initialise system trusted keyrings.*|workingset: .*|Block layer SCSI generic.*|io"
              + " scheduler .*|Serial: 8250/16550.*|Freeing unused kernel .*|Run /\\S*init as"
              + " init.*|Loading compiled-in X\\.509.*|RAPL PMU: .*|Key type asymmetric"
              + " registered.*");

  private final KernelLog log;

  /** What this log shows. */
  public LoggedOutcome(KernelLog log) {
    this.log = log;
  }

  /** Where the pool was; empty where no line says. */
  public Optional<MemoryRange> pool() {
    return log.messages().stream()
        .map(POOL::matcher)
        .filter(Matcher::matches)
        .flatMap(m -> range(m.toMatchResult()).stream())
        .findFirst();
  }

  private static Optional<MemoryRange> range(MatchResult match) {
    int group = match.group(1) == null ? 3 : 1;
    long start = Long.parseUnsignedLong(match.group(group), 16);
    long end = Long.parseUnsignedLong(match.group(group + 1), 16);
    boolean possible = start >= 0 && start < end && end < Pages.ADDRESS_END;
    return possible
        ? Optional.of(new MemoryRange(start, Pages.roundUp(end, Pages.SIZE)))
        : Optional.empty();
  }

  /**
   * Whether there is a bounce buffer; empty where the log ends before that is decided, and where
   * one that was asked for with {@code swiotlb=force} alone may be there without a word
   * (kernel/dma/swiotlb.c:swiotlb_init, SWIOTLB_VERBOSE).
   */
  public Optional<Boolean> hasPool() {
    if (any("software IO TLB: tearing down default memory pool")
        || any("software IO TLB: No low mem")) {
      return Optional.of(false);
    }
    boolean said =
        pool().isPresent() || any("PCI-DMA: Using software bounce buffering for IO (SWIOTLB)");
    boolean silent =
        new LoggedKernel(log)
            .commandLine()
            .filter(line -> FORCED.matcher(line).matches())
            .isPresent();
    return said || reachesUsers() && !silent ? Optional.of(said) : Optional.empty();
  }

  private boolean any(String beginning) {
    return log.messages().stream().anyMatch(m -> m.startsWith(beginning));
  }

  private boolean any(Pattern form) {
    return log.messages().stream().anyMatch(m -> form.matcher(m).matches());
  }

  /** Whether the log goes on to where all about DMA is decided. */
  public boolean reachesUsers() {
    return any(LATER);
  }

  /** What became of the hardware; empty where the log ends before that is known. */
  public Optional<Remapping> remapping() {
    if (any(WORKS) || any(IN_GROUP)) {
      return Optional.of(Remapping.ON);
    }
    if (isFailure()) {
      return Optional.of(Remapping.FAILED);
    }
    LoggedMemory memory = new LoggedMemory(log);
    boolean table = memory.hasTable("DMAR") || memory.hasTable("IVRS");
    boolean read = readsTable();
    if (!table && !read) {
      return hasPool().isPresent() ? Optional.of(Remapping.NONE) : Optional.empty();
    }
    return hasPool().isPresent()
        ? Optional.of(read ? Remapping.PARSED_OFF : Remapping.UNUSED)
        : Optional.empty();
  }

  /** Whether a table was read. */
  public boolean readsTable() {
    return any(READ);
  }

  /** Whether a line tells that hardware which was wanted, or would have been, is broken. */
  public boolean isFailure() {
    return any(FAILED);
  }
}
