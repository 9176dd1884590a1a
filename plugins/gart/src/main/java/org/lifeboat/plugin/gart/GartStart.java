package org.lifeboat.plugin.gart;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.stage.IommuOptions;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;

/**
 * Starts GART (gart_iommu_init). The northbridges all have the same window by then: firmware's, or
 * what was written into each.
 */
final class GartStart {
  /** Bytes of the pages that the kernel maps memory with (PMD_PAGE_SIZE). */
  private static final long LARGE_PAGE_BYTES = 2L << 20;

  /** Bytes of remapped addresses below which the kernel warns. */
  private static final long SMALL_BYTES = 64L << 20;

  /** Bytes of an entry of the remapping table. */
  private static final int ENTRY_BYTES = 4;

  private final RuntimeStage stage;
  private final Dialect dialect;
  private final List<PciAddress> northbridges;
  private final Optional<Aperture> aperture;
  private final boolean sharedWithAgp;

  GartStart(
      RuntimeStage stage,
      Dialect dialect,
      List<PciAddress> northbridges,
      Optional<Aperture> aperture,
      boolean sharedWithAgp) {
    this.stage = stage;
    this.dialect = dialect;
    this.northbridges = northbridges;
    this.aperture = aperture;
    this.sharedWithAgp = sharedWithAgp;
  }

  Initialization run() {
    IommuOptions options = stage.iommuOptions();
    if (dialect.has(Trait.STAYS_AWAY_WHEN_BOUNCING)
        && (options.soft() || stage.bounceDemand().forced())) {
      return new Initialization.Inactive(options.soft() ? "iommu=soft" : "swiotlb=force");
    }
    if (options.off()) {
      return without(new Initialization.Inactive("iommu=off"));
    }
    if (!options.force() && !stage.firmwareMap().reachesAbove4G()) {
      return without(new Initialization.Inactive("all RAM lies below 4 GB"));
    }
    if (!sharedWithAgp) {
      print(Severity.INFO, "PCI-DMA: Disabling AGP.");
    }
    Optional<Aperture> window = aperture.filter(a -> a.base() != 0 && a.bytes() != 0);
    if (window.isEmpty()) {
      return withoutWindow();
    }
    start(window.get());
    return new Initialization.Active(northbridges.size(), allFunctions());
  }

  /** The kernel says so where it matters; in 2.6.32 there is nothing to fall back to by then. */
  private Initialization without(Initialization result) {
    if (stage.firmwareMap().reachesAbove4G()) {
      print(Severity.WARNING, "More than 4GB of memory but GART IOMMU not available.");
      print(Severity.WARNING, "falling back to iommu=soft.");
    }
    return result;
  }

  private Initialization withoutWindow() {
    print(Severity.WARNING, dialect.texts().noTable());
    return without(
        new Initialization.Failed(
            new Finding("gart-no-aperture", "There is no window of bus addresses for GART.")));
  }

  private void start(Aperture window) {
    if (!sharedWithAgp) {
      take(window.bytes() / Pages.SIZE * ENTRY_BYTES, "Cannot allocate GATT table");
      print(
          Severity.INFO,
          "PCI-DMA: aperture base @ %x size %s KB".formatted(window.base(), window.bytes() >> 10));
    }
    print(Severity.INFO, "PCI-DMA: using GART IOMMU.");
    long bytes = usedBytes(window);
    if (bytes < SMALL_BYTES) {
      print(
          Severity.WARNING,
          "PCI-DMA: Warning: Small IOMMU %sMB. Consider increasing the AGP aperture in BIOS"
              .formatted(bytes >> 20));
    }
    take(bytes / Pages.SIZE / 8, "Cannot allocate iommu bitmap");
    print(
        Severity.INFO,
        "PCI-DMA: Reserving %sMB of IOMMU area in the AGP aperture".formatted(bytes >> 20));
    take(Pages.SIZE, "Cannot allocate iommu scratch page");
  }

  /**
   * The part of the window that remaps, cut so that it ends with a large page (check_iommu_size).
   */
  private long usedBytes(Aperture window) {
    long wanted =
        GartOptions.parse(stage.commandLine())
            .bytes()
            .orElse(sharedWithAgp ? window.bytes() / 2 : window.bytes());
    long end = window.base() + wanted;
    return wanted - (Pages.roundUp(end, LARGE_PAGE_BYTES) - end);
  }

  private void take(long bytes, String panic) {
    if (stage.pages().allocate(Pages.order(Math.max(1, bytes)), Zone.NORMAL).isEmpty()) {
      throw new KernelPanic(panic);
    }
  }

  /** GART does not know who asks: whatever is behind it shares one space. */
  private List<IommuGroup> allFunctions() {
    List<PciFunction> all = stage.pciFunctions();
    return all.isEmpty() ? List.of() : List.of(IommuGroup.of(all, false));
  }

  private void print(Severity severity, String text) {
    stage.print(severity, text);
  }
}
