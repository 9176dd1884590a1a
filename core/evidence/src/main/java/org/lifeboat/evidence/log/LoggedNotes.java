package org.lifeboat.evidence.log;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.evidence.log.LoggedNote.Kind;

/**
 * Finds what in a log tells of trouble with DMA: each kind of line once, with how often it came.
 */
public final class LoggedNotes {
  private static final int MOST_DEVICES = 4;
  private static final int LONGEST_EXAMPLE = 200;

  /** Slots of 2 KB in a segment, in which a mapping must lie (IO_TLB_SEGSIZE, IO_TLB_SHIFT). */
  private static final int SEGMENT_SLOTS = 128;

  private static final int SLOT_BYTES = 2048;

  private static final String NUMBER = "(\\d{1,18})";

  private static final Pattern DEVICE =
      Pattern.compile("\\b(?:[0-9a-f]{4,8}:)?([0-9a-f]{2}:[01][0-9a-f]\\.[0-7])\\b");

  /**
   * {@code snd_hda_intel 0000:0b:00.1: } before a message (drivers/base/core.c:dev_printk_emit).
   */
  private static final Pattern DRIVER = Pattern.compile("^([a-z][\\w-]{1,40}) (?=[0-9a-f]{4}:)");

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
              m -> refused(number(m, 1).orElse(0L))),
          new Form(
              "swiotlb addr ",
              "swiotlb addr (?:0x)?[0-9a-f]{1,16}\\+\\d+ overflow",
              Kind.POOL_OUT_OF_REACH),
          new Form(
              "overflow", "\\bDMA addr (?:0x)?[0-9a-f]{1,16}\\+\\d+ overflow", Kind.OUT_OF_REACH),
          new Form("overflow", "overflow \\S{1,40} of DMA mask", Kind.OUT_OF_REACH),
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

  /** A line that was understood. */
  private record Said(Kind kind, String detail) {}

  /**
   * A form that a line can have.
   *
   * @param sign text that is in each such line, to pass over the others quickly
   * @param pattern what must be found in it
   */
  private record Form(String sign, Pattern pattern, Function<MatchResult, Said> meaning) {
    Form(String sign, Kind kind) {
      this(sign, Pattern.compile(sign, Pattern.LITERAL), m -> new Said(kind, ""));
    }

    Form(String sign, String pattern, Kind kind) {
      this(sign, pattern, m -> new Said(kind, ""));
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
    Map<Kind, Gathered> found = new EnumMap<>(Kind.class);
    for (String message : log.messages()) {
      for (Form form : FORMS) {
        Optional<Said> said = form.read(message);
        if (said.isPresent()) {
          found
              .computeIfAbsent(said.get().kind(), k -> new Gathered(message, said.get().detail()))
              .add(message);
          break;
        }
      }
    }
    List<LoggedNote> notes = new ArrayList<>();
    found.forEach((kind, gathered) -> notes.add(gathered.note(kind)));
    return notes;
  }

  /** Lines of one kind. */
  private static final class Gathered {
    private final String example;
    private final String detail;
    private final Set<String> devices = new LinkedHashSet<>();
    private int count;

    Gathered(String example, String detail) {
      this.example = example.substring(0, Math.min(example.length(), LONGEST_EXAMPLE)).strip();
      this.detail = detail;
    }

    void add(String message) {
      count++;
      Matcher device = DEVICE.matcher(message);
      if (devices.size() < MOST_DEVICES && device.find()) {
        Matcher driver = DRIVER.matcher(message);
        devices.add(device.group(1) + (driver.find() ? " (" + driver.group(1) + ")" : ""));
      }
    }

    LoggedNote note(Kind kind) {
      return new LoggedNote(kind, count, List.copyOf(devices), example, detail);
    }
  }

  /** What "full" means follows from the numbers (kernel/dma/swiotlb.c:swiotlb_tbl_map_single). */
  private static Said full(MatchResult match) {
    long bytes = number(match, 1).orElse(0L);
    Optional<Long> total = number(match, 2);
    if (total.isEmpty()) {
      return refused(bytes);
    }
    long used = number(match, 3).orElse(0L);
    long free = Math.max(0, total.get() - used);
    String detail =
        "%s bytes were asked for, %s of %s slots of 2 KB were free"
            .formatted(bytes, free, total.get());
    if (total.get() == 0) {
      return new Said(Kind.NO_POOL, detail);
    }
    if (slots(bytes) > SEGMENT_SLOTS) {
      return new Said(Kind.POOL_REQUEST_TOO_LARGE, detail);
    }
    return new Said(slots(bytes) > free ? Kind.POOL_FULL : Kind.POOL_FRAGMENTED, detail);
  }

  /** A mapping that found no place, of a kernel that does not say how full the buffer was. */
  private static Said refused(long bytes) {
    boolean tooLarge = slots(bytes) > SEGMENT_SLOTS;
    return new Said(
        tooLarge ? Kind.POOL_REQUEST_TOO_LARGE : Kind.POOL_FULL_UNTOLD,
        bytes + " bytes were asked for");
  }

  private static long slots(long bytes) {
    return (bytes + SLOT_BYTES - 1) / SLOT_BYTES;
  }

  /**
   * Reasons 1 and 2 say that a root or context entry is not present, 38h to 42h the same of
   * scalable mode (Intel VT-d specification, Fault Reason Encodings).
   */
  private static Said fault(String reason) {
    int code = Integer.parseInt(reason, 16);
    boolean noEntry = code == 1 || code == 2 || (code >= 0x38 && code <= 0x42);
    return new Said(noEntry ? Kind.FAULT_WITHOUT_ENTRY : Kind.FAULT, "");
  }

  private static Optional<Long> number(MatchResult match, int group) {
    return Optional.ofNullable(match.group(group)).map(Long::parseLong);
  }
}
