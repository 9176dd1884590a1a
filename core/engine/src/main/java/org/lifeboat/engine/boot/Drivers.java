package org.lifeboat.engine.boot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.EarlyProbe;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.Stage;
import org.lifeboat.engine.event.BootEvent.Detected;
import org.lifeboat.engine.event.BootEvent.Initialized;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plan.KernelProfile.DriverStart;

/** The drivers of one boot, asked in the kernel's order. */
final class Drivers {
  private static final InitializationOutcome NONE =
      new InitializationOutcome("", new Initialization.Inactive("no IOMMU was detected"));

  private final BootContext boot;
  private final Map<String, IommuDriver> drivers;
  private final List<DetectedIommus.Found> found = new ArrayList<>();

  Drivers(BootContext boot, Map<String, IommuDriver> drivers) {
    this.boot = boot;
    this.drivers = new LinkedHashMap<>(drivers);
  }

  void look(StageGate gate) {
    forEach(gate, IommuDriver::look);
  }

  void readParameters(StageGate gate) {
    forEach(gate, IommuDriver::readParameters);
  }

  /** Whether a driver's parameter asks for strict invalidation, whatever its hardware is like. */
  boolean invalidateStrictly() {
    return drivers.entrySet().stream()
        .anyMatch(
            each ->
                boot.guard.call(
                    PluginIdentity.driver(each.getKey()),
                    each.getValue()::asksForStrictInvalidation));
  }

  void settle(StageGate gate) {
    forEach(gate, IommuDriver::settle);
  }

  private void forEach(StageGate gate, BiConsumer<IommuDriver, Stage> step) {
    drivers.forEach(
        (id, driver) -> {
          PluginIdentity plugin = PluginIdentity.driver(id);
          StageView stage = new StageView(boot, plugin, gate);
          boot.guard.run(plugin, () -> step.accept(driver, stage));
        });
  }

  DetectedIommus detect(StageGate gate) {
    drivers.forEach(
        (id, driver) -> {
          PluginIdentity plugin = PluginIdentity.driver(id);
          EarlyStageView stage = new EarlyStageView(boot, plugin, gate);
          Detection detection =
              boot.guard.call(plugin, Answers::isWhole, () -> driver.detect(stage));
          if (!(detection instanceof Detection.Absent)) {
            EarlyProbe probe = boot.guard.call(plugin, Answers::isWhole, () -> driver.probe(stage));
            found.add(new DetectedIommus.Found(id, detection, probe));
            boot.events.add(new Detected(id, detection, probe));
          }
        });
    return new DetectedIommus(found);
  }

  void prepareInterrupts(StageGate gate) {
    for (DetectedIommus.Found each : found) {
      PluginIdentity plugin = PluginIdentity.driver(each.driver());
      boot.guard.run(
          plugin, () -> driver(each).prepareInterrupts(new InterruptStageView(boot, plugin, gate)));
    }
  }

  /**
   * Starts the driver that was detected last, or each in the kernel's order until one works; the
   * first failure is what counts where none does.
   */
  InitializationOutcome start(StageGate gate) {
    InitializationOutcome outcome = NONE;
    for (DetectedIommus.Found candidate : candidates()) {
      InitializationOutcome next =
          new InitializationOutcome(candidate.driver(), start(candidate, gate));
      boot.events.add(new Initialized(next.driver(), next.result()));
      if (next.active()) {
        return next;
      }
      outcome = outcome.failed() ? outcome : next;
    }
    return outcome;
  }

  private List<DetectedIommus.Found> candidates() {
    List<DetectedIommus.Found> candidates = new ArrayList<>(found);
    Collections.reverse(candidates);
    if (boot.plan.kernel().driverStart() == DriverStart.LAST_DETECTED) {
      return candidates.subList(0, Math.min(1, candidates.size()));
    }
    List<String> order = boot.plan.kernel().startOrder();
    candidates.sort(
        Comparator.comparingInt(
            each -> order.contains(each.driver()) ? order.indexOf(each.driver()) : order.size()));
    return candidates;
  }

  private Initialization start(DetectedIommus.Found candidate, StageGate gate) {
    PluginIdentity plugin = PluginIdentity.driver(candidate.driver());
    for (Fault fault : boot.plan.faults()) {
      if (fault instanceof Fault.DriverFails fails && fails.driver().equals(candidate.driver())) {
        return new Initialization.Failed(new Finding("injected", fails.cause()));
      }
    }
    return boot.guard.call(
        plugin,
        Answers::isWhole,
        () -> driver(candidate).initialize(new RuntimeStageView(boot, plugin, gate)));
  }

  private IommuDriver driver(DetectedIommus.Found each) {
    IommuDriver driver = drivers.get(each.driver());
    if (driver == null) {
      throw new IllegalStateException("no driver " + each.driver());
    }
    return driver;
  }

  /** Whether the checks at detection already saw that a driver's units are broken. */
  boolean brokenAtDetection(String driver) {
    return found.stream()
        .anyMatch(f -> f.driver().equals(driver) && f.probe() instanceof EarlyProbe.Broken);
  }
}
