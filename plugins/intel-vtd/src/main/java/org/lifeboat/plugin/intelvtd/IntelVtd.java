package org.lifeboat.plugin.intelvtd;

import java.util.Optional;
import org.lifeboat.api.bounce.BounceDemand;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.EarlyProbe;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.InterruptStage;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Stage;
import org.lifeboat.plugin.intelvtd.kernel.DialectRules;
import org.lifeboat.plugin.intelvtd.kernel.DmarKernel;
import org.lifeboat.plugin.intelvtd.kernel.FirmwareComplaints;
import org.lifeboat.plugin.intelvtd.kernel.Switches;
import org.lifeboat.plugin.intelvtd.table.DmarTable;

/** The driver: what is common to all kernel versions. An instance belongs to one boot. */
public final class IntelVtd implements IommuDriver {
  private final IntelVtdSettings settings;
  private final DialectRules rules;
  private final FirmwareComplaints complaints;
  private final DmarKernel kernel;

  private Switches switches;
  private Optional<DmarTable> table = Optional.empty();
  private Optional<Finding> atDetection = Optional.empty();

  /**
   * @param settings which kernel it is
   */
  public IntelVtd(IntelVtdSettings settings) {
    this.settings = settings;
    this.rules = settings.dialect().rules(settings);
    this.complaints = new FirmwareComplaints(rules.complaints());
    this.kernel = settings.dialect().kernel(settings, complaints);
    this.switches =
        Switches.initial(
            settings.defaultOn(), settings.integratedGpuIdentity(), settings.scalableMode());
  }

  @Override
  public void readParameters(Stage stage) {
    switches = rules.grammar().read(stage, switches);
  }

  @Override
  public boolean asksForStrictInvalidation() {
    return switches.strict();
  }

  @Override
  public Detection detect(EarlyStage stage) {
    table = DmarTable.find(stage);
    if (table.isEmpty()) {
      return new Detection.Absent();
    }
    Optional<String> off = off(stage, stage.bounceDemand());
    if (off.isPresent() && !mayBeForcedOn(table.get(), stage)) {
      return new Detection.Disabled(off.get());
    }
    long units = table.get().units().count();
    return new Detection.Present("DMAR table, %s unit%s".formatted(units, units == 1 ? "" : "s"));
  }

  /**
   * What the kernel checks here, it checks for hardware that is switched off too. It never checks
   * all: whether registers can be claimed, widths are of use, scopes name devices as they are, and
   * units obey, shows only when they are started.
   */
  @Override
  public EarlyProbe probe(EarlyStage stage) {
    if (table.isEmpty() || !looks(stage, stage.bounceDemand())) {
      return new EarlyProbe.Unknowable("the kernel does not look at the table");
    }
    atDetection = new EarlyWalk(settings.earlyChecks(), complaints).run(table.get(), stage);
    return atDetection
        .<EarlyProbe>map(EarlyProbe.Broken::new)
        .orElseGet(
            () ->
                new EarlyProbe.Unknowable(
                    "whether registers can be mapped for good, address widths are usable, device"
                        + " scopes fit the devices and units obey shows only at run time"));
  }

  @Override
  public void prepareInterrupts(InterruptStage stage) {
    if (settings.tableParsing() == ParsePoint.INTERRUPT_SETUP && table.isPresent()) {
      kernel.prepareInterrupts(table.get(), switches, stage);
    }
  }

  @Override
  public Initialization initialize(RuntimeStage stage) {
    return table
        .map(
            found ->
                kernel.start(
                    new DmarKernel.Situation(
                        found,
                        switches,
                        looks(stage, stage.bounceDemand()),
                        atDetection,
                        off(stage, stage.bounceDemand())),
                    stage))
        .orElseGet(() -> new Initialization.Inactive("there is no DMAR table"));
  }

  private boolean looks(Stage stage, BounceDemand demand) {
    return !(rules.bounceBufferSkipsDetection() && bouncesByWish(stage, demand));
  }

  /** Whether the user asked for the bounce buffer. */
  private static boolean bouncesByWish(Stage stage, BounceDemand demand) {
    return stage.iommuOptions().soft() || demand.forced();
  }

  /** Why units are not to translate; empty where they are. */
  private Optional<String> off(Stage stage, BounceDemand demand) {
    if (stage.iommuOptions().off()) {
      return Optional.of("iommu=off");
    }
    if (rules.yieldsToBounceBuffer() && bouncesByWish(stage, demand)) {
      return Optional.of(stage.iommuOptions().soft() ? "iommu=soft" : "swiotlb=force");
    }
    if (switches.disabled()) {
      return Optional.of(switches.refusesOptIn() ? "intel_iommu=off" : "off by default");
    }
    return Optional.empty();
  }

  private boolean mayBeForcedOn(DmarTable found, Stage stage) {
    boolean measured = stage.measuredLaunch() && !switches.ignoresMeasuredLaunch();
    boolean wished =
        rules.knowsOptIn()
            && found.optsInToProtection()
            && !switches.refusesOptIn()
            && (rules.optInOverridesOff() || !stage.iommuOptions().off());
    return rules.knowsWhatForces() && (measured || wished);
  }
}
