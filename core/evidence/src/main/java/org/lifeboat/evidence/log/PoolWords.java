package org.lifeboat.evidence.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.engine.render.Words;
import org.lifeboat.evidence.log.LoggedPool.Asked;
import org.lifeboat.load.diagnosis.Cause;
import org.lifeboat.load.diagnosis.KernelVersion;
import org.lifeboat.load.diagnosis.PoolFill;
import org.lifeboat.load.diagnosis.PoolSize;
import org.lifeboat.load.diagnosis.RefusedMapping;
import org.lifeboat.load.slots.SearchRule;

/**
 * Says why a pool refused mappings and what would help, with the numbers of the log.
 *
 * @param refusals of one cause
 * @param pool what else the log says of it
 */
record PoolWords(Refusals refusals, LoggedPool pool) {
  private static final int SEGMENT = BouncePool.SEGMENT_SLOTS;
  private static final String MOST = Sizes.human((long) SEGMENT * BouncePool.SLOT_BYTES);

  private static final String SHOWN =
      "/sys/kernel/debug/swiotlb/io_tlb_used while the devices rest";

  /** From the numbers, and from the words of its kind where they do not matter. */
  Explanation explanation(LoggedNote.Kind kind) {
    return switch (refusals.cause()) {
      case NO_POOL -> Explanation.of(kind);
      case IMPOSSIBLE ->
          new Explanation(kind.meaning(), impossible(), kind.helps() + iommu(), inVain());
      case FULL, NEARLY_FULL -> new Explanation(kind.meaning(), full(), larger(), "");
      case FRAGMENTED ->
          new Explanation(
              fill().isNearlyFull()
                  ? "the bounce buffer was nearly full, and what was left not side by side where it"
                      + " is needed"
                  : kind.meaning(),
              fragmented(),
              smaller() + larger(),
              isForSize() ? "" : kind.inVain());
      case CONSTRAINED ->
          new Explanation(kind.meaning(), constrained(), kind.helps() + iommu(), kind.inVain());
      case UNTOLD -> new Explanation(kind.meaning(), untold(), larger(), "");
    };
  }

  private RefusedMapping mapping() {
    return refusals.clearest();
  }

  private PoolFill fill() {
    return mapping().fill().orElse(new PoolFill(pool.slots().orElse(0), 0));
  }

  private String needs() {
    String all =
        refusals.smallestBytes() == refusals.largestBytes()
            ? ""
            : " (of %s to %s)"
                .formatted(
                    Sizes.human(refusals.smallestBytes()), Sizes.human(refusals.largestBytes()));
    long slots = mapping().slots();
    return "%s bytes%s need %s%s"
        .formatted(
            mapping().bytes(), all, Words.count(slots, "slot"), slots == 1 ? "" : " in a row");
  }

  private String impossible() {
    return "%s, and a segment has %s (%s)%s"
        .formatted(
            needs(),
            SEGMENT,
            MOST,
            mapping().fill().map(f -> "; " + free(f) + ", which changes nothing").orElse(""));
  }

  private String inVain() {
    return PoolSize.larger(poolSlots()).isPresent()
        ? "swiotlb="
            + PoolSize.larger(poolSlots()).getAsLong()
            + " or more: the limit of "
            + MOST
            + " stays"
        : "a larger bounce buffer: the limit of " + MOST + " stays";
  }

  private static String free(PoolFill fill) {
    return "%s of %s slots of 2 KB%s were free"
        .formatted(fill.free() == 0 ? "none" : fill.free(), fill.total(), share(fill));
  }

  private static String share(PoolFill fill) {
    if (fill.free() == 0) {
      return "";
    }
    long percent = Math.round(100.0 * fill.free() / fill.total());
    if (percent == 0) {
      return " (less than 1 %)";
    }
    return percent == 100 ? "" : " (" + percent + " %)";
  }

  private String full() {
    PoolFill fill = fill();
    String wrong =
        fill.used() > fill.total()
            ? " (%s in use, it says, which cannot be)".formatted(fill.used())
            : "";
    return needs() + ", and " + free(fill) + wrong + steady();
  }

  private String steady() {
    return refusals
        .steady()
        .map(
            s ->
                "; the number in use never falls in the %s min from the first of %s lines to the last:"
                        .formatted(Math.round(s.seconds() / 60), s.lines())
                    + " a leak, a driver that does not give back what it maps, or a load that"
                    + " stays")
        .orElse("");
  }

  private String fragmented() {
    PoolFill fill = fill();
    return "%s within a segment of %s; %s, but nowhere so%s%s"
        .formatted(needs(), SEGMENT, free(fill), pieces(fill), areas());
  }

  /** How little spoils a pool for large mappings. */
  private String pieces(PoolFill fill) {
    long blockers = mapping().slotsThatBlockSegment();
    return blockers > 2
        ? ""
        : ": as few as %s slots in use can be enough to spoil all %s segments"
            .formatted(blockers * fill.segments(), fill.segments());
  }

  private String areas() {
    if (pool.areas().isPresent()) {
      int areas = pool.areas().getAsInt();
      return mapping().areasMayLack(areas)
          ? "; or none of the %s areas of the pool had %s free".formatted(areas, mapping().slots())
          : "";
    }
    return pool.version().isEmpty()
        ? "; a kernel from 6.0 on also cuts the pool into an area for each processor, and none may"
            + " have had enough"
        : "; or none of the pool's areas, one for each processor, had " + mapping().slots();
  }

  private String constrained() {
    return "%s, and %s: at least %s must be in use to leave no place"
        .formatted(needs(), free(fill()), mapping().slotsThatBlockSegment() * fill().segments());
  }

  private String untold() {
    String known =
        pool.slots().isPresent()
            ? " of the " + Sizes.human(pool.slots().getAsLong() * BouncePool.SLOT_BYTES)
            : "";
    return needs()
        + "; how many%s were free kernels from 5.2 on say".formatted(known)
        + (mapping().fitsOnlyAligned() ? "; it takes a whole segment, an empty one" : "");
  }

  private boolean isForSize() {
    return fill().free() <= fill().total() / 2;
  }

  private String smaller() {
    return mapping().slots() > 2 ? "smaller mappings; " : "";
  }

  /** The pool's size, or what is taken for it. */
  private long poolSlots() {
    return mapping()
        .fill()
        .map(PoolFill::total)
        .orElse(pool.slots().orElse(pool.asked().map(Asked::slots).orElse(PoolSize.USUAL_SLOTS)));
  }

  private String larger() {
    List<String> helps = new ArrayList<>();
    OptionalLong size = PoolSize.larger(poolSlots());
    String odds = refusals.cause() == Cause.FRAGMENTED && !isForSize() ? ", by chance" : "";
    if (size.isPresent()) {
      long slots = size.getAsLong();
      helps.add(
          "a larger bounce buffer, swiotlb=%s (%s%s)%s"
              .formatted(
                  slots,
                  Sizes.human(slots * BouncePool.SLOT_BYTES),
                  isSizeKnown() ? "" : ", if it has " + size(poolSlots()),
                  odds));
    } else {
      helps.add(
          "fewer or shorter requests at a time: more than 1 GB hardly ever lies in one piece below"
              + " 4 GB"
              + (pool.version().filter(KernelVersion::canGrow).isPresent()
                  ? "; a kernel built with CONFIG_SWIOTLB_DYNAMIC, whose pool grows"
                  : ""));
    }
    return String.join("; ", helps) + iommu() + asked() + leak();
  }

  private boolean isSizeKnown() {
    return mapping().fill().isPresent() || pool.slots().isPresent();
  }

  private static String size(long slots) {
    return Sizes.human(slots * BouncePool.SLOT_BYTES) + " now";
  }

  private String iommu() {
    return switch (pool.driven()) {
      case FOR_REACH -> "; an IOMMU that works";
      case UNTOLD ->
          "; an IOMMU that works (but under Xen, or where memory is encrypted, none helps)";
      case FORCED -> "; to do without swiotlb=force";
      case ENCRYPTED, XEN -> "";
    };
  }

  /** Where the log's own parameter did not do what was meant. */
  private String asked() {
    Optional<Asked> asked = pool.asked();
    if (asked.isEmpty()) {
      return "";
    }
    String text = asked.get().text();
    if (asked.get().looksLikeBytes()) {
      return ". Mind that %s counts slots of 2 KB, and no unit is read".formatted(text);
    }
    Optional<PoolFill> fill = mapping().fill();
    OptionalLong real = fill.isPresent() ? OptionalLong.of(fill.get().total()) : pool.slots();
    if (real.isEmpty() || real.getAsLong() >= asked.get().slots()) {
      return "";
    }
    return ". Mind that %s asked for %s slots and the pool has %s: more did not fit below 4 GB"
        .formatted(text, asked.get().slots(), real.getAsLong());
  }

  private String leak() {
    return switch (refusals.cause()) {
      case FULL, NEARLY_FULL ->
          ". What stays in " + SHOWN + " is leaked, and a larger buffer only puts it off";
      case UNTOLD ->
          ". Where a larger buffer only puts it off, a driver does not give back what it maps";
      default -> "";
    };
  }

  /** Of a processor that was found in the search. */
  static Explanation endless(LoggedNote.Kind kind, Optional<KernelVersion> version) {
    boolean known = version.isPresent();
    SearchRule rule = version.map(KernelVersion::search).orElse(SearchRule.UNTIL_WRAP);
    if (!known || rule == SearchRule.UNTIL_WRAP) {
      return Explanation.of(kind);
    }
    return new Explanation(
        "a processor was busy for long in the search for free slots of the bounce buffer, which"
            + " this kernel ends in any case: a buffer that is nearly full is searched slowly",
        "",
        "a larger bounce buffer",
        "");
  }
}
