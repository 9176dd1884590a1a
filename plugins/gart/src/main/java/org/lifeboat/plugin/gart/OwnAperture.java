package org.lifeboat.plugin.gart;

import java.util.Optional;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.api.stage.Severity;

/**
 * A window cut out of RAM, where firmware left none (allocate_aperture). The RAM is lost for good.
 */
final class OwnAperture {
  /** Not below this, to leave room for a kernel that is started from this one (GART_MIN_ADDR). */
  private static final long LOWEST = 512L << 20;

  private static final long FOUR_GIGABYTES = 1L << 32;

  /** 64 MB, where {@code memaper=} says nothing else (fallback_aper_order). */
  private static final int DEFAULT_ORDER = 1;

  /** 1 GB (allocate_aperture). */
  private static final int HIGHEST_ORDER = 5;

  private final EarlyStage stage;
  private final Dialect dialect;

  OwnAperture(EarlyStage stage, Dialect dialect) {
    this.stage = stage;
    this.dialect = dialect;
  }

  /**
   * Takes it.
   *
   * @throws KernelPanic where there is no room
   */
  Aperture take() {
    int asked = stage.iommuOptions().ownApertureOrder();
    int order = asked < 0 ? DEFAULT_ORDER : asked;
    Texts texts = dialect.texts();
    stage.print(Severity.INFO, texts.noHole());
    stage.print(
        Severity.INFO, dialect.prefix() + "Please enable the IOMMU option in the BIOS setup");
    stage.print(Severity.INFO, texts.cost().formatted(32 << order));
    int granted = Math.min(order, HIGHEST_ORDER);
    long bytes = new Aperture(0, granted).bytes();
    Optional<MemoryRange> range = stage.allocate(request(bytes), "GART aperture");
    if (range.filter(r -> r.end() <= highestEnd()).isEmpty()) {
      range.ifPresent(stage::free);
      stage.print(Severity.ERROR, texts.noRoom().formatted(bytes >> 10, bytes - 1));
      throw new KernelPanic("Not enough memory for aperture");
    }
    MemoryRange taken = range.get();
    stage.print(
        Severity.INFO, texts.mapping().formatted(taken.start(), taken.end() - 1, bytes >> 10));
    return Aperture.over(taken, granted);
  }

  private AllocationRequest request(long bytes) {
    AllocationRequest anywhere = AllocationRequest.of(bytes, bytes);
    return dialect.has(Trait.BOUNDS_OWN_WINDOW)
        ? anywhere.above(LOWEST).below(FOUR_GIGABYTES)
        : anywhere.preferablyAbove(LOWEST);
  }

  /** Kernels that take RAM anywhere refuse a window that touches the last byte below 4 GB. */
  private long highestEnd() {
    return dialect.has(Trait.BOUNDS_OWN_WINDOW) ? FOUR_GIGABYTES : FOUR_GIGABYTES - 1;
  }
}
