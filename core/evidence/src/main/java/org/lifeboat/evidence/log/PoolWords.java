package org.lifeboat.evidence.log;

import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.engine.render.Words;
import org.lifeboat.load.diagnosis.KernelVersion;
import org.lifeboat.load.diagnosis.PoolFill;
import org.lifeboat.load.diagnosis.RefusedMapping;
import org.lifeboat.load.slots.SearchRule;

/**
 * Says why a pool refused mappings, with the numbers of the log.
 *
 * @param refusals of one cause
 * @param pool what else the log says of it
 */
record PoolWords(Refusals refusals, LoggedPool pool) {
  private static final int SEGMENT = BouncePool.SEGMENT_SLOTS;

  /** From the numbers, and from the words of its kind where they do not matter. */
  Explanation explanation(LoggedNote.Kind kind) {
    PoolRemedy remedy = new PoolRemedy(refusals, pool);
    return switch (refusals.cause()) {
      case NO_POOL -> Explanation.of(kind);
      case IMPOSSIBLE ->
          new Explanation(
              kind.meaning(), impossible(), kind.helps() + remedy.iommu(), remedy.limitStays());
      case FULL, NEARLY_FULL ->
          new Explanation(kind.meaning(), full(), remedy.larger() + remedy.ifLeaked(), "");
      case FRAGMENTED ->
          new Explanation(
              fill().isNearlyFull()
                  ? "the bounce buffer was nearly full, and what was left not side by side where it"
                      + " is needed"
                  : kind.meaning(),
              fragmented(),
              (mapping().slots() > 2 ? "smaller mappings; " : "") + remedy.larger(),
              remedy.isMostlyFree() ? kind.inVain() : "");
      case CONSTRAINED ->
          new Explanation(
              kind.meaning(), constrained(), kind.helps() + remedy.iommu(), kind.inVain());
      case UNTOLD ->
          new Explanation(kind.meaning(), untold(), remedy.larger() + remedy.ifLeaked(), "");
    };
  }

  /** Of a processor that was found in the search. */
  static Explanation endless(LoggedNote.Kind kind, LoggedPool pool) {
    boolean ends =
        pool.version()
            .map(KernelVersion::search)
            .filter(r -> r != SearchRule.UNTIL_WRAP)
            .isPresent();
    return ends
        ? new Explanation(
            "a processor was busy for long in the search for free slots of the bounce buffer, which"
                + " this kernel ends in any case: a buffer that is nearly full is searched slowly",
            "",
            "a larger bounce buffer",
            "")
        : Explanation.of(kind);
  }

  private RefusedMapping mapping() {
    return refusals.clearest();
  }

  /** How full it was, where that is told. */
  private PoolFill fill() {
    return mapping().fill().orElse(new PoolFill(0, 0));
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

  private String impossible() {
    return "%s, and a segment has %s (%s)%s"
        .formatted(
            needs(),
            SEGMENT,
            PoolRemedy.LIMIT,
            mapping().fill().map(f -> "; " + free(f) + ", which changes nothing").orElse(""));
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
    return "%s within a segment of %s; %s, but nowhere so%s%s%s"
        .formatted(needs(), SEGMENT, free(fill()), spoilt(), areas(), wholeSegment());
  }

  /** How little spoils a pool for large mappings. */
  private String spoilt() {
    long blockers = mapping().slotsThatBlockSegment();
    long segments = fill().segments();
    return blockers > 2
        ? ""
        : ": as few as %s in use can be enough to spoil all %s segments"
            .formatted(blockers * segments, segments);
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

  /** An offset that the device wants kept counts too (kernel/dma/swiotlb.c:swiotlb_find_slots). */
  private String wholeSegment() {
    boolean keepsOffsets =
        pool.version()
            .map(KernelVersion::search)
            .filter(SearchRule.WITHOUT_ALIGNMENT::equals)
            .isEmpty();
    return mapping().fitsOnlyAligned() && keepsOffsets
        ? "; for a device that wants the offset in a page kept (NVMe) it can be a slot too many,"
            + " and then no pool has room"
        : "";
  }

  private String constrained() {
    return "%s, and %s: at least %s must be in use to leave no place%s"
        .formatted(
            needs(),
            free(fill()),
            mapping().slotsThatBlockSegment() * fill().segments(),
            wholeSegment());
  }

  private String untold() {
    String known =
        pool.slots().isPresent()
            ? " of the " + Sizes.human(pool.slots().getAsLong() * BouncePool.SLOT_BYTES)
            : "";
    return needs()
        + "; how many%s were free newer kernels say (from 5.2 on)".formatted(known)
        + (mapping().fitsOnlyAligned() ? "; it takes a whole segment, an empty one" : "");
  }
}
