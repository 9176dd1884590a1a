package org.lifeboat.engine.render;

import java.util.Map;
import java.util.Optional;
import org.lifeboat.load.service.Service;
import org.lifeboat.load.service.Service.Tally;
import org.lifeboat.load.service.Service.WorkloadTally;
import org.lifeboat.load.slots.Refusal;

/**
 * What came of a load, in words.
 *
 * @param service what it was
 */
public record ServiceWords(Service service) {
  /** The share of the mappings that failed, or that the machine hangs: a cell of a table. */
  public Cell failed() {
    return service.hang().isPresent() ? new Cell("HANGS", Tone.BAD) : failed(service.total());
  }

  /** The same of one workload, which may be the one whose mapping never ends. */
  public Cell failed(WorkloadTally workload) {
    return hangs(workload) ? failed() : failed(workload.tally());
  }

  private static Cell failed(Tally tally) {
    return new Cell(
        Amounts.percent(tally.failedShare()), tally.failed() == 0 ? Tone.PLAIN : Tone.BAD);
  }

  private boolean hangs(WorkloadTally workload) {
    return service.hang().filter(h -> h.workload().equals(workload.workload())).isPresent();
  }

  /** How the mappings fared, in a sentence. */
  public String sentence() {
    Tally total = service.total();
    String asked =
        "%s mappings of %s in %s"
            .formatted(
                Amounts.count(total.asked()),
                Words.count(service.byWorkload().size(), "workload"),
                Amounts.seconds(service.nanos()));
    return asked + ": " + service.hang().map(h -> failures() + "; then " + hang(h)).orElse(fates());
  }

  private String fates() {
    long most = service.highWaterBytes();
    return failures()
        + (most == 0
            ? ""
            : "; at most " + Sizes.human(most) + " of the bounce buffer is in use at one time")
        + (service.grownBytes() == 0 ? "" : "; it grows by " + Sizes.human(service.grownBytes()))
        + ".";
  }

  private String failures() {
    Tally total = service.total();
    if (total.failed() > 0) {
      return Amounts.percent(total.failedShare()) + " fail, " + because(total);
    }
    boolean reaches = total.direct() == total.asked() && service.hang().isEmpty();
    return reaches ? "all reach memory without a bounce buffer" : "none fails";
  }

  private static String because(Tally total) {
    Optional<Refusal> most = mostRefused(total);
    long refused = most.map(total.refused()::get).orElse(0L);
    String extent = Math.max(refused, total.unreachable()) < total.failed() ? "most as " : "as ";
    return extent
        + (refused >= total.unreachable()
            ? most.map(ServiceWords::clause).orElse("")
            : "no bounce buffer is within reach");
  }

  private static String clause(Refusal why) {
    return switch (why) {
      case LONGER_THAN_SEGMENT -> "they are longer than the 256 KB of a segment";
      case LONGER_THAN_BOUNDARY -> "they are longer than their device's boundary allows";
      case LONGER_THAN_AREA -> "they are longer than an area of the bounce buffer";
      case POOL_FULL -> "the bounce buffer is full";
      case AREAS_FULL -> "each area of the bounce buffer is full";
      case FRAGMENTED -> "no free slots lie together where they may";
    };
  }

  private static String hang(Service.Hang hang) {
    return "the kernel hangs: its search for room for %s of '%s' never ends."
        .formatted(Sizes.human(hang.bytes()), hang.workload());
  }

  /** Why most mappings of a workload failed, or why none did, in few words; may be empty. */
  public String why(WorkloadTally workload) {
    if (hangs(workload)) {
      return "the search never ends";
    }
    Tally tally = workload.tally();
    if (tally.unreachable() > 0) {
      return "no buffer within reach";
    }
    return mostRefused(tally)
        .map(ServiceWords::refusal)
        .orElse(tally.direct() == tally.asked() ? "reaches all of it" : "");
  }

  /** The commonest reason of refusal. */
  public static Optional<Refusal> mostRefused(Tally tally) {
    return tally.refused().entrySet().stream()
        .max(
            Map.Entry.<Refusal, Long>comparingByValue()
                .thenComparing(Map.Entry.<Refusal, Long>comparingByKey().reversed()))
        .map(Map.Entry::getKey);
  }

  /** Why a mapping got no slots, in few words. */
  public static String refusal(Refusal why) {
    return switch (why) {
      case LONGER_THAN_SEGMENT -> "longer than 256 KB";
      case LONGER_THAN_BOUNDARY -> "longer than its boundary allows";
      case LONGER_THAN_AREA -> "longer than an area";
      case POOL_FULL -> "full";
      case AREAS_FULL -> "each area full";
      case FRAGMENTED -> "no run of slots where it may lie";
    };
  }

  /** The share of a workload's mappings that went through a buffer; empty where it asked none. */
  public static String bounced(Tally tally) {
    return tally.asked() == 0
        ? ""
        : Amounts.percent((double) (tally.bounced() + tally.single()) / tally.asked());
  }
}
