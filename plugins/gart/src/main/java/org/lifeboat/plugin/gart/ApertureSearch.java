package org.lifeboat.plugin.gart;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.IommuOptions;
import org.lifeboat.api.stage.Severity;

/**
 * Finds the window to use: the northbridges', or else the AGP bridge's, or else one cut out of RAM
 * (gart_iommu_hole_init).
 */
final class ApertureSearch {
  /** MB that a window in a northbridge needs at least. */
  private static final int LEAST_MEGABYTES = 64;

  private final EarlyStage stage;
  private final Dialect dialect;
  private final Optional<Aperture> bridge;
  private boolean saidThatAgpIsSmall;

  /**
   * @param bridge the AGP bridge's window, base 0 where it cannot be used; empty where there is no
   *     bridge or it was not looked for
   */
  ApertureSearch(EarlyStage stage, Dialect dialect, Optional<Aperture> bridge) {
    this.stage = stage;
    this.dialect = dialect;
    this.bridge = bridge;
  }

  /**
   * Searches.
   *
   * @return the window; empty where there is none and the kernel does not need one
   * @throws org.lifeboat.api.stage.KernelPanic where it needs one and there is no room
   */
  Optional<Aperture> find(List<PciAddress> northbridges) {
    boolean forced = stage.iommuOptions().ownApertureOrder() >= 0;
    Optional<Aperture> common = common(northbridges);
    if (common.isPresent() && !forced) {
      return common.filter(a -> a.base() != 0);
    }
    Optional<Aperture> offered = bridge.filter(a -> a.base() != 0);
    if (offered.isPresent() && !forced) {
      return offered;
    }
    return wantsOwn(forced)
        ? Optional.of(new OwnAperture(stage, dialect).take())
        : Optional.empty();
  }

  /**
   * The window that all northbridges are set to; empty where one has none that will do, or they
   * differ.
   */
  private Optional<Aperture> common(List<PciAddress> northbridges) {
    Aperture last = new Aperture(0, 0);
    for (int node = 0; node < northbridges.size(); node++) {
      Aperture set = Northbridges.aperture(stage, northbridges.get(node));
      stage.print(
          Severity.INFO,
          dialect.texts().node().formatted(node, set.base(), set.end() - 1, set.megabytes()));
      if (!ApertureRules.accept(stage, set, LEAST_MEGABYTES) && !sharedWithAgp(set)
          || last.order() != 0 && set.order() != last.order()
          || last.base() != 0 && set.base() != last.base()) {
        return Optional.empty();
      }
      last = set;
    }
    return Optional.of(last);
  }

  private boolean sharedWithAgp(Aperture set) {
    if (set.base() == 0 || !bridge.equals(Optional.of(set))) {
      return false;
    }
    if (needed() && !saidThatAgpIsSmall) {
      saidThatAgpIsSmall = true;
      stage.print(Severity.ERROR, dialect.texts().small());
      stage.print(
          Severity.ERROR, dialect.prefix() + "please increase GART size in your BIOS setup");
      stage.print(
          Severity.ERROR,
          dialect.prefix() + "if BIOS doesn't have that option, contact your HW vendor!");
    }
    return true;
  }

  private boolean wantsOwn(boolean forced) {
    IommuOptions options = stage.iommuOptions();
    if (options.soft() && bridge.isEmpty() && dialect.has(Trait.SPARES_RAM_WHEN_SOFT)) {
      return false;
    }
    return needed() || options.force() || bridge.isPresent() || forced;
  }

  private boolean needed() {
    return !stage.iommuOptions().off() && stage.firmwareMap().reachesAbove4G();
  }
}
