package org.lifeboat.evidence.log;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.load.diagnosis.KernelVersion;
import org.lifeboat.load.diagnosis.PoolSize;

/**
 * What a log says of its bounce pool besides that it is full: what the numbers of a refusal mean
 * depends on it.
 *
 * @param version of the kernel
 * @param areas into which the pool is cut; empty where nothing says, also not how many processors
 *     there are
 * @param asked the number in {@code swiotlb=}
 * @param slots of the pool as it was made; empty where no line says
 * @param driven why devices bounce
 */
record LoggedPool(
    Optional<KernelVersion> version,
    OptionalInt areas,
    Optional<Asked> asked,
    OptionalLong slots,
    Bouncing driven) {

  /** Why devices bounce. */
  enum Bouncing {
    /** They cannot reach all memory, it seems: an IOMMU that works would help. */
    FOR_REACH,
    /** These are some lines of a log, which do not tell. */
    UNTOLD,
    /** Memory is encrypted: with or without an IOMMU. */
    ENCRYPTED,
    /** {@code swiotlb=force}. */
    FORCED,
    /** In a domain of Xen, whose memory is not in the order that it seems. */
    XEN
  }

  /**
   * What {@code swiotlb=} asks for.
   *
   * @param text as it stands in the log
   * @param slots that the kernel takes from it
   */
  record Asked(String text, long slots) {
    /** Whether somebody thought in bytes: {@code 64M} is 64 slots. */
    boolean looksLikeBytes() {
      return text.matches("swiotlb=[0-9]+[kKmMgG]\\b.*");
    }
  }

  private static final String NUMBER = "0[xX][0-9a-fA-F]{1,12}|\\d{1,15}";

  private static final Pattern ASKED =
      Pattern.compile("(?:^|\\s)(swiotlb=(" + NUMBER + ")[^\\s\"]{0,40})");

  /** The word counts only where nothing but numbers stands before it. */
  private static final Pattern FORCED =
      Pattern.compile("(?:^|\\s)swiotlb=(?:(?:" + NUMBER + "),){0,2}force(?=[\\s\"]|$)");

  private static final Pattern AREAS = Pattern.compile("area num (\\d{1,6})\\..*");

  private static final String NAME = "software IO TLB: ";

  /** {@code CPU: 4 PID: 4588 Comm: kworker Not tainted 5.4.93 #0} (lib/dump_stack.c). */
  private static final Pattern OF_A_TRACE =
      Pattern.compile(
          "CPU: \\d.{0,80}(?:Not tainted|Tainted: [A-Z\\[\\]=, ]{1,80}) (\\d\\S{2,80}) #.*");

  /** A host that encrypts its memory decrypts it for devices that reach high enough. */
  private static final Pattern HOST_ENCRYPTS =
      Pattern.compile("Memory Encryption Features active: (?:AMD )?SME\\b");

  private static final Pattern GUEST_IS_ENCRYPTED =
      Pattern.compile(
          "Memory Encryption Features active: .{0,20}(?:SEV|TDX)"
              + "|Memory encryption is active and system is using DMA bounce");

  static LoggedPool of(KernelLog log) {
    LoggedKernel kernel = new LoggedKernel(log);
    Optional<KernelVersion> version =
        kernel.release().or(() -> ofTrace(log)).flatMap(KernelVersion::of);
    return new LoggedPool(
        version,
        areas(log, kernel, version),
        kernel.commandLine().flatMap(LoggedPool::asked),
        slots(log),
        bouncing(log, kernel));
  }

  private static Optional<String> ofTrace(KernelLog log) {
    return log.messages().stream()
        .filter(m -> m.startsWith("CPU: "))
        .map(OF_A_TRACE::matcher)
        .filter(Matcher::matches)
        .map(m -> m.group(1))
        .findFirst();
  }

  private static OptionalInt areas(
      KernelLog log, LoggedKernel kernel, Optional<KernelVersion> version) {
    Optional<Integer> said =
        log.after(NAME, AREAS)
            .map(m -> Integer.parseInt(m.group(1)))
            .filter(n -> n > 0)
            .reduce((first, last) -> last);
    if (said.isPresent()) {
      return OptionalInt.of(said.get());
    }
    if (version.isPresent() && !version.get().hasAreas()) {
      return OptionalInt.of(1);
    }
    OptionalInt processors = kernel.possibleProcessors();
    return version.isPresent() && processors.isPresent()
        ? OptionalInt.of(powerOfTwo(processors.getAsInt()))
        : OptionalInt.empty();
  }

  private static int powerOfTwo(int atLeast) {
    return atLeast <= 1 ? 1 : Integer.highestOneBit(atLeast - 1) * 2;
  }

  private static Optional<Asked> asked(String commandLine) {
    Optional<MatchResult> last =
        ASKED.matcher(commandLine).results().reduce((first, second) -> second);
    return last.map(m -> new Asked(m.group(1), PoolSize.rounded(number(m.group(2)))));
  }

  /** As the C library reads it, which the kernel does: 0x for hexadecimal, 0 for octal. */
  private static long number(String text) {
    if (text.startsWith("0x") || text.startsWith("0X")) {
      return Long.parseLong(text.substring(2), 16);
    }
    return text.matches("0[0-7]+") ? Long.parseLong(text, 8) : Long.parseLong(text);
  }

  private static OptionalLong slots(KernelLog log) {
    return new LoggedOutcome(log)
        .pool()
        .map(range -> OptionalLong.of(range.bytes() / BouncePool.SLOT_BYTES))
        .orElse(OptionalLong.empty());
  }

  private static Bouncing bouncing(KernelLog log, LoggedKernel kernel) {
    if (!any(log, HOST_ENCRYPTS) && any(log, GUEST_IS_ENCRYPTED)) {
      return Bouncing.ENCRYPTED;
    }
    if (says(log, "Xen: ", "xen_swiotlb", "Booting paravirtualized kernel on Xen")) {
      return Bouncing.XEN;
    }
    boolean forced = kernel.commandLine().filter(line -> FORCED.matcher(line).find()).isPresent();
    if (forced) {
      return Bouncing.FORCED;
    }
    return says(log, "BIOS-e820: ") ? Bouncing.FOR_REACH : Bouncing.UNTOLD;
  }

  private static boolean any(KernelLog log, Pattern form) {
    return log.messages().stream().anyMatch(m -> form.matcher(m).find());
  }

  private static boolean says(KernelLog log, String... signs) {
    return log.messages().stream().anyMatch(m -> Stream.of(signs).anyMatch(m::contains));
  }
}
