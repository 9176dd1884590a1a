package org.lifeboat.plugin.amdvi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.stage.InterruptStage;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.plugin.amdvi.ivrs.IvrsTable;

/**
 * The start of Linux 2.6.32 and 2.6.33, all at run time
 * (arch/x86/kernel/amd_iommu_init.c:amd_iommu_init).
 */
final class SingleStart implements Start {
  private final IvrsTable table;
  private final AmdViOptions options;
  private final AmdViSettings settings;

  SingleStart(IvrsTable table, AmdViOptions options, AmdViSettings settings) {
    this.table = table;
    this.options = options;
    this.settings = settings;
  }

  @Override
  public void prepareInterrupts(InterruptStage stage) {
    // interrupts of AMD machines are not remapped before 3.7
  }

  @Override
  public Initialization initialize(RuntimeStage stage) {
    SingleStartParser parser = new SingleStartParser(stage, table);
    try {
      List<Unit> units = parser.parse();
      if (units.isEmpty()) {
        throw new StartFailure(
            "ivrs-no-unit",
            "The IVRS table describes no unit in a block of type 10h; the kernel takes that for"
                + " success.");
      }
      say(stage, units);
      return new Initialization.Active(units.size(), groups(stage, parser.requesters()));
    } catch (StartFailure e) {
      return failed(stage, parser, e);
    }
  }

  private void say(RuntimeStage stage, List<Unit> units) {
    KernelLog log = new KernelLog(stage);
    Dialect dialect = settings.dialect();
    boolean passthrough = options.passthrough(stage.iommuOptions());
    if (passthrough && dialect.has(Trait.SAYS_PASSTHROUGH)) {
      log.info("Initialized for Passthrough Mode");
    }
    for (Unit unit : units) {
      log.info("Enabling IOMMU at %s cap 0x%x", unit.address(), unit.block().capability());
    }
    if (passthrough) {
      return;
    }
    if (dialect.has(Trait.SAYS_ISOLATION)) {
      log.info("device isolation %s", options.shared() ? "disabled" : "enabled");
    }
    log.info(
        options.flushOnUnmap() ? "IO/TLB flush on unmap enabled" : "Lazy IO/TLB flushing enabled");
  }

  /** Devices that share an id share a domain; with {@code amd_iommu=share} all do. */
  private List<IommuGroup> groups(RuntimeStage stage, RequesterMap requesters) {
    Map<Integer, List<PciFunction>> domains = new LinkedHashMap<>();
    for (PciFunction function : stage.pciFunctions()) {
      PciAddress address = function.address();
      if (requesters.unitOf(address).isPresent()) {
        int domain = options.shared() ? 0 : requesters.aliasOf(address);
        domains.computeIfAbsent(domain, d -> new ArrayList<>()).add(function);
      }
    }
    boolean passthrough = options.passthrough(stage.iommuOptions());
    return domains.values().stream().map(domain -> IommuGroup.of(domain, passthrough)).toList();
  }

  private Initialization failed(
      RuntimeStage stage, SingleStartParser parser, StartFailure failure) {
    if (settings.unitFailure() == UnitFailure.PANICS && parser.leavesUnitWithoutRegisters()) {
      stage.print(
          Severity.ALERT,
          "BUG: unable to handle kernel NULL pointer dereference at %016x"
              .formatted(UnitRegisters.CONTROL));
      throw new KernelPanic("Attempted to kill init!");
    }
    parser.release();
    return new Initialization.Failed(failure.finding());
  }
}
