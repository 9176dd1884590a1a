package org.lifeboat.plugin.amdvi;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.EarlyProbe;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.InterruptStage;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;
import org.lifeboat.plugin.amdvi.ivrs.IvrsTable;

/** The driver: it detects, and leaves the rest to a {@link Start}. */
final class AmdViDriver implements IommuDriver {
  /** Vendor and device id of the graphics that fail behind an IOMMU: 1002:98e4 (detect_ivrs). */
  private static final int STONEY_RIDGE = 0x98e4_1002;

  private final AmdViSettings settings;
  private final Dialect dialect;
  private @Nullable AmdViOptions options;
  private @Nullable Start start;
  private String disabledBy = "it was not detected";

  AmdViDriver(AmdViSettings settings) {
    this.settings = settings;
    dialect = settings.dialect();
  }

  @Override
  public void readParameters(Stage stage) {
    options =
        AmdViOptions.parse(
            stage.commandLine(), dialect, settings.optionList(), new KernelLog(stage));
  }

  @Override
  public boolean asksForStrictInvalidation() {
    return options != null && options.flushOnUnmap();
  }

  @Override
  public Detection detect(EarlyStage stage) {
    AmdViOptions options = requireNonNull(this.options, "readParameters comes first");
    Optional<FirmwareTable> table = stage.table("IVRS");
    boolean off = stage.iommuOptions().off();
    if (table.isEmpty() && !(off && dialect.has(Trait.SAYS_DISABLED))) {
      return new Detection.Absent();
    }
    Optional<String> reason = off ? Optional.of("iommu=off") : unwanted(stage, options);
    if (reason.isPresent()) {
      disabledBy = reason.get();
      return new Detection.Disabled(disabledBy);
    }
    IvrsTable ivrs = IvrsTable.decode(table.orElseThrow(), dialect.entryLengths());
    start =
        dialect.has(Trait.STAGED_START)
            ? new StagedStart(ivrs, options, settings)
            : new SingleStart(ivrs, options, settings);
    long units =
        ivrs.units()
            .map(u -> PciAddress.ofRequesterId(u.segment(), u.deviceId()))
            .distinct()
            .count();
    return new Detection.Present("IVRS table, %s unit%s".formatted(units, units == 1 ? "" : "s"));
  }

  @Override
  public EarlyProbe probe(EarlyStage stage) {
    return new EarlyProbe.Unknowable(
        "the kernel looks no further than whether there is an IVRS table before it starts the"
            + " units");
  }

  @Override
  public void prepareInterrupts(InterruptStage stage) {
    if (start != null) {
      start.prepareInterrupts(stage);
    }
  }

  @Override
  public Initialization initialize(RuntimeStage stage) {
    if (start != null) {
      return start.initialize(stage);
    }
    if (stage.iommuOptions().off() && dialect.has(Trait.SAYS_DISABLED)) {
      stage.print(Severity.INFO, "AMD-Vi disabled by kernel command line");
    }
    return new Initialization.Inactive(disabledBy);
  }

  @Override
  public void settle(Stage stage) {
    if (dialect.has(Trait.SHARED_PAGE_TABLES)) {
      boolean available = start != null && start.sharesPageTables();
      KernelLog log = new KernelLog(stage);
      switch (settings.sharedTables()) {
        case SILENT -> {}
        case INTRODUCED -> {
          log.info("AMD IOMMUv2 driver by Joerg Roedel <jroedel@suse.de>");
          if (!available) {
            log.info("AMD IOMMUv2 functionality not available on this system");
          }
        }
        case TOLD ->
            log.info(
                available
                    ? "AMD IOMMUv2 loaded and initialized"
                    : "AMD IOMMUv2 functionality not available on this system - This is not a"
                        + " bug.");
      }
    }
  }

  private Optional<String> unwanted(EarlyStage stage, AmdViOptions options) {
    boolean yields = settings.yieldsToBounceBuffer() || dialect.has(Trait.YIELDS_TO_ANY_BOUNCING);
    if (stage.iommuOptions().soft() && (dialect.has(Trait.YIELDS_TO_SOFT) || yields)) {
      return Optional.of("iommu=soft");
    }
    if (yields && stage.bounceDemand().forced()) {
      return Optional.of("swiotlb=force");
    }
    boolean spares = dialect.has(Trait.SPARES_STONEY_RIDGE) && settings.sparesStoneyRidge();
    if (spares && !options.forceEnable() && stoneyRidge(stage)) {
      new KernelLog(stage).info("Disable IOMMU on Stoney Ridge");
      return Optional.of("Stoney Ridge graphics");
    }
    return options.off() ? Optional.of("amd_iommu=off") : Optional.empty();
  }

  private static boolean stoneyRidge(EarlyStage stage) {
    for (int device = 0; device < 32; device++) {
      if (stage.readPciConfig(new PciAddress(0, 0, device, 0), 0).orElse(-1) == STONEY_RIDGE) {
        return true;
      }
    }
    return false;
  }
}
