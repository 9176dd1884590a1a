package org.lifeboat.evidence.log;

import java.util.Optional;
import java.util.OptionalLong;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.evidence.log.LoggedPool.Asked;
import org.lifeboat.load.diagnosis.KernelVersion;
import org.lifeboat.load.diagnosis.PoolFill;
import org.lifeboat.load.diagnosis.PoolSize;

/**
 * Says what would help where a pool refused mappings, and what would not.
 *
 * @param refusals of one cause
 * @param pool what else the log says of it
 */
record PoolRemedy(Refusals refusals, LoggedPool pool) {
  /** What a mapping can have, whatever the pool. */
  static final String LIMIT = size(BouncePool.SEGMENT_SLOTS);

  private static String size(long slots) {
    return Sizes.human(slots * BouncePool.SLOT_BYTES);
  }

  /** A larger pool, with its number where one can be hoped for, and an IOMMU. */
  String larger() {
    OptionalLong size = PoolSize.larger(slots());
    return (size.isPresent() ? parameter(size.getAsLong()) : beyondSize()) + iommu() + asked();
  }

  private String parameter(long slots) {
    boolean sure = told().isPresent() || pool.slots().isPresent();
    return "a larger bounce buffer, swiotlb=%s (%s%s)%s"
        .formatted(
            slots,
            size(slots),
            sure ? "" : ", if it has " + size(slots()) + " now",
            isMostlyFree() ? ", by chance" : "");
  }

  private String beyondSize() {
    String grows =
        pool.version().filter(KernelVersion::canGrow).isPresent()
            ? "; a kernel built with CONFIG_SWIOTLB_DYNAMIC, whose pool grows"
            : "";
    return "fewer or shorter requests at a time: more than 1 GB hardly ever lies in one piece below"
        + " 4 GB"
        + grows;
  }

  /** What people try where a mapping is too large for any pool. */
  String limitStays() {
    OptionalLong size = PoolSize.larger(slots());
    String what =
        size.isPresent() ? "swiotlb=" + size.getAsLong() + " or more" : "a larger bounce buffer";
    return what + ": the limit of " + LIMIT + " stays";
  }

  /**
   * An IOMMU, or what else keeps devices from bouncing; begins with a semicolon where not empty.
   */
  String iommu() {
    return switch (pool.driven()) {
      case FOR_REACH -> "; an IOMMU that works";
      case UNTOLD ->
          "; an IOMMU that works (but under Xen, or where memory is encrypted, none helps)";
      case FORCED -> "; to do without swiotlb=force";
      case ENCRYPTED, XEN -> "";
    };
  }

  /** How a leak shows; a sentence after a point. */
  String ifLeaked() {
    return told().isPresent()
        ? ". What stays in /sys/kernel/debug/swiotlb/io_tlb_used while the devices rest is leaked,"
            + " and a larger buffer only puts it off"
        : ". Where a larger buffer only puts it off, a driver does not give back what it maps";
  }

  /** Whether size is not what lacked. */
  boolean isMostlyFree() {
    return told().filter(fill -> fill.free() > fill.total() / 2).isPresent();
  }

  private Optional<PoolFill> told() {
    return refusals.clearest().fill();
  }

  /** The pool's size, or what is taken for it. */
  private long slots() {
    return told()
        .map(PoolFill::total)
        .orElse(pool.slots().orElse(pool.asked().map(Asked::slots).orElse(PoolSize.USUAL_SLOTS)));
  }

  /** Where the log's own parameter did not do what was meant; a sentence after a point. */
  private String asked() {
    Optional<Asked> asked = pool.asked();
    if (asked.isEmpty()) {
      return "";
    }
    String text = asked.get().text();
    if (asked.get().looksLikeBytes()) {
      return ". Mind that %s counts slots of 2 KB, and no unit is read".formatted(text);
    }
    OptionalLong real = told().map(fill -> OptionalLong.of(fill.total())).orElse(pool.slots());
    if (real.isEmpty() || real.getAsLong() >= asked.get().slots()) {
      return "";
    }
    return ". Mind that %s asked for %s slots and the pool has %s: more did not fit below 4 GB, it seems"
        .formatted(text, asked.get().slots(), real.getAsLong());
  }
}
