package org.lifeboat.evidence.log;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.evidence.log.LoggedNote.Kind;
import org.lifeboat.load.diagnosis.PoolFill;
import org.lifeboat.load.diagnosis.RefusedMapping;

/**
 * Finds what in a log tells of trouble with DMA: each kind of line once, with how often it came.
 */
public final class LoggedNotes {
  private static final String NUMBER = "(\\d{1,18})";

  private static final List<Form> FORMS =
      List.of(
          new Form("DMAR hardware is malfunctioning", Kind.MALFUNCTION),
          new Form("Can not allocate SWIOTLB buffer earlier", Kind.NO_POOL),
          new Form(
              "swiotlb buffer is full",
              "\\(sz: "
                  + NUMBER
                  + " bytes\\)(?:, total "
                  + NUMBER
                  + " \\(slots\\), used "
                  + NUMBER
                  + " \\(slots\\))?",
              LoggedNotes::full),
          new Form(
              "Out of SW-IOMMU space",
              "for " + NUMBER + " bytes",
              m -> Said.refusedToCaller(number(m, 1))),
          new Form(
              "swiotlb: coherent allocation failed",
              "size=" + NUMBER,
              m -> Said.refusedToCaller(number(m, 1))),
          new Form(
              "swiotlb addr ",
              "swiotlb addr (?:0x)?[0-9a-f]{1,16}\\+\\d+ overflow",
              Kind.POOL_OUT_OF_REACH),
          new Form(
              "overflow", "\\bDMA addr (?:0x)?[0-9a-f]{1,16}\\+\\d+ overflow", Kind.OUT_OF_REACH),
          new Form(
              "overflow",
              "overflow \\S{1,40}\\+" + NUMBER + " of DMA mask",
              m -> Said.outOfReach(number(m, 1))),
          new Form("nommu_map_", "nommu_map_s\\w{1,8}: overflow", Kind.OUT_OF_REACH),
          new Form("software IO TLB: Cannot allocate buffer", Kind.POOL_NOT_ALLOCATED),
          new Form("software IO TLB: No low mem", Kind.POOL_NOT_ALLOCATED),
          new Form("DMA bounce buffers are inactive", Kind.UNTRUSTED_WITHOUT_POOL),
          new Form("Your BIOS is broken; DMAR ", Kind.BROKEN_DMAR),
          new Form("Your BIOS is broken; bad RMRR", Kind.BAD_RMRR),
          new Form("No firmware reserved region can cover this RMRR", Kind.BAD_RMRR),
          new Form(
              "RMRR entry for device", "RMRR entry for device \\S+ is broken", Kind.WRONG_PATH),
          new Form("AMD-Vi: ", "IVRS invalid checksum", Kind.BROKEN_IVRS),
          new Form(
              "AMD-Vi: ",
              "AMD-Vi: (?:Error initialization|Failed to initialize)",
              Kind.BROKEN_IVRS),
          new Form(
              "INTR-REMAP", "\\[?INTR-REMAP[^\\]]{0,20}\\] Request device", Kind.INTERRUPT_FAULT),
          new Form("INTR-REMAP", "INTR-REMAP: Request device", Kind.INTERRUPT_FAULT),
          new Form(
              "fault reason",
              "DMA[ -]?\\w{0,5}(?: \\w{1,12})?\\]? ?:?.{0,60}Request device.{0,80}fault reason"
                  + " (?:0x)?([0-9a-f]{1,2})",
              m -> fault(m.group(1))),
          new Form("DMAR:[DMA ", "DMAR:\\[DMA \\w+\\] Request device", Kind.FAULT),
          new Form("Event logged [IO_PAGE_FAULT", Kind.FAULT),
          new Form("IOTLB_INV_TIMEOUT", Kind.INVALIDATION_TIMEOUT),
          new Form("Completion-Wait loop timed out", Kind.INVALIDATION_TIMEOUT),
          new Form("AMD-Vi: Event logged [", Kind.AMD_EVENT),
          new Form("costs you ", "costs you \\d{1,5} ?MB of RAM", Kind.APERTURE_OVER_RAM),
          new Form("No southbridge IOAPIC", Kind.NO_SOUTHBRIDGE_IOAPIC),
          new Form("x2apic opt out", Kind.X2APIC_OPT_OUT),
          new Form("force enabled due to platform opt in", Kind.PLATFORM_OPT_IN),
          new Form(
              "Memory encryption is active and system is using DMA bounce", Kind.ENCRYPTED_MEMORY));

  private LoggedNotes() {}

  /**
   * A form that a line can have.
   *
   * @param sign text that is in each such line, to pass over the others quickly
   * @param pattern what must be found in it
   */
  private record Form(String sign, Pattern pattern, Function<MatchResult, Said> meaning) {
    Form(String sign, Kind kind) {
      this(sign, Pattern.compile(sign, Pattern.LITERAL), m -> new Said(kind));
    }

    Form(String sign, String pattern, Kind kind) {
      this(sign, pattern, m -> new Said(kind));
    }

    Form(String sign, String pattern, Function<MatchResult, Said> meaning) {
      this(sign, Pattern.compile(pattern), meaning);
    }

    Optional<Said> read(String message) {
      if (!message.contains(sign)) {
        return Optional.empty();
      }
      Matcher matcher = pattern.matcher(message);
      return matcher.find() ? Optional.of(meaning.apply(matcher)) : Optional.empty();
    }
  }

  /** What this log tells, the gravest first. */
  public static List<LoggedNote> of(KernelLog log) {
    Map<Kind, GatheredLines> found = new EnumMap<>(Kind.class);
    Stuck stuck = new Stuck();
    Said.Echo echo = new Said.Echo();
    UsedTrend trend = new UsedTrend();
    for (int i = 0; i < log.messages().size(); i++) {
      String message = log.messages().get(i);
      Optional<Said> said =
          stuck.inSearch(i, message)
              ? Optional.of(new Said(Kind.POOL_SEARCH_ENDLESS))
              : read(message);
      if (said.isPresent() && !echo.is(i, said.get())) {
        OptionalDouble seconds = log.stamps().at(i);
        said.get().refused().flatMap(RefusedMapping::fill).ifPresent(f -> trend.add(f, seconds));
        found
            .computeIfAbsent(said.get().kind(), k -> new GatheredLines(message))
            .add(message, said.get());
      }
    }
    return notes(found, log, trend);
  }

  private static Optional<Said> read(String message) {
    for (Form form : FORMS) {
      Optional<Said> said = form.read(message);
      if (said.isPresent()) {
        return said;
      }
    }
    return Optional.empty();
  }

  private static List<LoggedNote> notes(
      Map<Kind, GatheredLines> found, KernelLog log, UsedTrend trend) {
    if (found.isEmpty()) {
      return List.of();
    }
    LoggedPool pool = LoggedPool.of(log);
    List<LoggedNote> notes = new ArrayList<>();
    found.forEach((kind, lines) -> notes.add(lines.note(kind, pool, trend)));
    return notes;
  }

  /** What "full" means follows from the numbers (kernel/dma/swiotlb.c:swiotlb_tbl_map_single). */
  private static Said full(MatchResult match) {
    Optional<PoolFill> fill =
        match.group(2) == null
            ? Optional.empty()
            : Optional.of(new PoolFill(number(match, 2), number(match, 3)));
    return Said.refused(new RefusedMapping(number(match, 1), fill));
  }

  /**
   * Reasons 1 and 2 say that a root or context entry is not present, 38h to 42h the same of
   * scalable mode (Intel VT-d specification, Fault Reason Encodings).
   */
  private static Said fault(String reason) {
    int code = Integer.parseInt(reason, 16);
    boolean noEntry = code == 1 || code == 2 || (code >= 0x38 && code <= 0x42);
    return new Said(noEntry ? Kind.FAULT_WITHOUT_ENTRY : Kind.FAULT);
  }

  private static long number(MatchResult match, int group) {
    return Long.parseLong(match.group(group));
  }
}
