package org.lifeboat.plugin.gart;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.EarlyProbe;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.IommuOptions;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;

/** The driver: early it finds northbridges and a window, late it starts them. */
final class GartDriver implements IommuDriver {
  private static final int VIA = 0x1106;
  private static final int PCI_BRIDGE = 0x0604;

  private final GartSettings settings;
  private final Dialect dialect;
  private List<PciAddress> northbridges = List.of();
  private List<EarlyBuses.Function> functions = List.of();
  private Optional<AgpBridge> bridge = Optional.empty();
  private Optional<Aperture> bridgeWindow = Optional.empty();
  private Optional<Aperture> aperture = Optional.empty();
  private boolean searched;
  private boolean wanted;
  private String disabledBy = "it was not detected";

  GartDriver(GartSettings settings) {
    this.settings = settings;
    dialect = settings.dialect();
  }

  @Override
  public void look(Stage stage) {
    if (mayBeThere(stage)) {
      functions = EarlyBuses.scan(stage);
      bridge = AgpBridge.find(stage, functions, dialect.texts());
      if (dialect.has(Trait.SEARCHES_BRIDGE_EARLY)) {
        lookAtBridge(stage);
      }
    }
  }

  @Override
  public Detection detect(EarlyStage stage) {
    if (!mayBeThere(stage)) {
      return new Detection.Absent();
    }
    northbridges = Northbridges.find(stage, dialect.northbridges());
    Optional<String> reason = unwanted(stage);
    if (reason.isPresent()) {
      disabledBy = reason.get();
      return northbridges.isEmpty() ? new Detection.Absent() : new Detection.Disabled(disabledBy);
    }
    stage.print(Severity.INFO, dialect.prefix() + "Checking aperture...");
    if (stage.iommuOptions().ownApertureOrder() < 0) {
      bridgeWindow = lookAtBridge(stage);
    }
    return detected(stage);
  }

  @Override
  public EarlyProbe probe(EarlyStage stage) {
    if (!wanted) {
      return new EarlyProbe.Unknowable("nobody looks at a window that is switched off");
    }
    search(stage);
    return aperture.isPresent()
        ? new EarlyProbe.Unknowable("whether there is memory for its table shows at run time")
        : new EarlyProbe.Broken(
            new Finding("gart-no-aperture", "Firmware left no window of bus addresses for GART."));
  }

  @Override
  public Initialization initialize(RuntimeStage stage) {
    if (!wanted) {
      return new Initialization.Inactive(disabledBy);
    }
    boolean sharedWithAgp =
        settings.agpDriver()
            && bridge.isPresent()
            && !GartOptions.parse(stage.commandLine()).noAgp();
    return new GartStart(stage, dialect, northbridges, aperture, sharedWithAgp).run();
  }

  private boolean mayBeThere(Stage stage) {
    return !dialect.has(Trait.ASKS_PROCESSOR) || hasGart(stage.processor());
  }

  /** Whether processors have a GART at all (amd_gart_present). */
  private static boolean hasGart(Processor processor) {
    int family = processor.family();
    return processor.vendor() == Processor.Vendor.AMD
        && (family == 0xf || family == 0x10 || family == 0x15 && processor.model() < 0x10);
  }

  private Optional<Aperture> lookAtBridge(Stage stage) {
    if (bridge.isEmpty()) {
      stage.print(Severity.INFO, dialect.prefix() + "No AGP bridge found");
    }
    return bridge.map(AgpBridge::aperture);
  }

  private Optional<String> unwanted(EarlyStage stage) {
    IommuOptions options = stage.iommuOptions();
    boolean via = functions.stream().anyMatch(f -> f.vendorId() == VIA && f.kind() == PCI_BRIDGE);
    if (via && (options.force() || stage.firmwareMap().reachesAbove4G()) && !options.allowed()) {
      stage.print(
          Severity.INFO, "Looks like a VIA chipset. Disabling IOMMU. Override with iommu=allowed");
      return Optional.of("a VIA chipset");
    }
    boolean yields = settings.yieldsToBounceBuffer() || dialect.has(Trait.YIELDS_TO_ANY_BOUNCING);
    if (yields && (options.soft() || stage.bounceDemand().forced())) {
      return Optional.of(options.soft() ? "iommu=soft" : "swiotlb=force");
    }
    return options.noAperture() ? Optional.of("iommu=noaperture") : Optional.empty();
  }

  /**
   * The kernel calls GART detected wherever there is a northbridge, also with {@code iommu=off}; a
   * window that was asked for is cut out of RAM even where there is none.
   */
  private Detection detected(EarlyStage stage) {
    if (northbridges.isEmpty()) {
      if (stage.iommuOptions().ownApertureOrder() >= 0) {
        search(stage);
      }
      return new Detection.Absent();
    }
    wanted = true;
    if (stage.iommuOptions().off()) {
      search(stage);
      return new Detection.Disabled("iommu=off");
    }
    int nodes = northbridges.size();
    return new Detection.Present("%s northbridge%s".formatted(nodes, nodes == 1 ? "" : "s"));
  }

  private void search(EarlyStage stage) {
    if (!searched) {
      searched = true;
      aperture = new ApertureSearch(stage, dialect, bridgeWindow).find(northbridges);
    }
  }
}
