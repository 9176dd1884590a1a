package org.lifeboat.engine.boot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;

/**
 * A plan's names made into things: fresh plugins for one boot, and the machine with its firmware
 * faults.
 */
record PlanParts(
    Machine machine,
    EarlyAllocator allocator,
    Map<String, IommuDriver> drivers,
    FallbackPolicy policy) {
  static PlanParts of(BootPlan plan, Plugins plugins, PluginGuard guard) {
    Map<String, IommuDriver> drivers = new LinkedHashMap<>();
    for (PluginChoice choice : plan.kernel().drivers()) {
      drivers.put(
          choice.id(),
          create(PluginIdentity.driver(choice.id()), plugins.driver(choice.id()), choice, guard));
    }
    PluginChoice allocator = plan.kernel().allocator();
    PluginChoice policy = plan.policy();
    return new PlanParts(
        faulty(plan, plugins, guard),
        create(
            PluginIdentity.allocator(allocator.id()),
            plugins.allocator(allocator.id()),
            allocator,
            guard),
        drivers,
        create(PluginIdentity.policy(policy.id()), plugins.policy(policy.id()), policy, guard));
  }

  private static <P> P create(
      PluginIdentity identity, Optional<Plugin<P>> plugin, PluginChoice choice, PluginGuard guard) {
    Plugin<P> known =
        plugin.orElseThrow(() -> new IllegalArgumentException("there is no " + identity));
    return guard.call(identity, () -> known.create(choice.settings()));
  }

  private static Machine faulty(BootPlan plan, Plugins plugins, PluginGuard guard) {
    FirmwareImage firmware = plan.machine().firmware();
    for (Fault fault : plan.faults()) {
      if (fault instanceof Fault.Firmware named) {
        FirmwareFault known = plugins.firmwareFaults().get(named.id());
        if (known == null) {
          throw new IllegalArgumentException("there is no fault " + named.id());
        }
        FirmwareImage sound = firmware;
        firmware = guard.call(offering(named.id(), plugins), () -> known.change().apply(sound));
      }
    }
    return plan.machine().withFirmware(firmware);
  }

  private static PluginIdentity offering(String fault, Plugins plugins) {
    return plugins.all(PluginKind.DRIVER).stream()
        .filter(driver -> driver.faults().stream().anyMatch(f -> f.id().equals(fault)))
        .map(driver -> PluginIdentity.driver(driver.id()))
        .findFirst()
        .orElseThrow();
  }
}
