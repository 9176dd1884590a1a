package org.lifeboat.engine.device;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.engine.report.BootReport.DeviceFate;
import org.lifeboat.engine.report.BootReport.Reach;

/**
 * Says of each device how its data gets to memory (kernel/dma/direct.h:dma_direct_map_page;
 * dma_capable).
 */
public final class DeviceJudge {
  private final InitializationOutcome hardware;
  private final Set<PciAddress> translated = new HashSet<>();
  private final Optional<BouncePool> pool;
  private final boolean bounceAll;
  private final long endOfRam;
  private final long highestNeeded;

  /**
   * @param hardware how the hardware's start ended
   * @param pool the pool in use
   * @param bounceAll whether every mapping that is not translated bounces ({@code swiotlb=force})
   * @param endOfRam first byte behind RAM
   * @param maskExcludesEnd whether a buffer that ends where a mask ends is out of reach
   */
  public DeviceJudge(
      InitializationOutcome hardware,
      Optional<BouncePool> pool,
      boolean bounceAll,
      long endOfRam,
      boolean maskExcludesEnd) {
    this.hardware = hardware;
    this.pool = pool;
    this.bounceAll = bounceAll;
    this.endOfRam = endOfRam;
    this.highestNeeded = maskExcludesEnd ? endOfRam : endOfRam - 1;
    if (hardware.result() instanceof Initialization.Active active) {
      active.groups().stream()
          .filter(group -> !group.passthrough())
          .forEach(group -> translated.addAll(group.functions()));
    }
  }

  /** The fate of each function that starts DMA. */
  public List<DeviceFate> judge(List<PciFunction> functions) {
    return functions.stream().filter(PciFunction::startsDma).map(this::judge).toList();
  }

  private DeviceFate judge(PciFunction device) {
    if (translated.contains(device.address())) {
      return fate(device, Reach.TRANSLATED, hardware.driver() + " maps its addresses");
    }
    boolean reachesAll = Long.compareUnsigned(device.dmaMask(), highestNeeded) >= 0;
    if (bounceAll && pool.isPresent()) {
      return bounced(device, pool.get(), "swiotlb=force bounces every mapping");
    }
    if (reachesAll) {
      return fate(
          device,
          Reach.DIRECT,
          "its %s bits reach all RAM, which ends at 0x%x"
              .formatted(device.dmaMaskBits(), endOfRam));
    }
    if (pool.isPresent()) {
      return bounced(
          device,
          pool.get(),
          "its %s bits do not reach RAM up to 0x%x".formatted(device.dmaMaskBits(), endOfRam));
    }
    return fate(
        device,
        Reach.UNREACHABLE,
        "its %s bits do not reach RAM up to 0x%x, and there is no bounce pool"
            .formatted(device.dmaMaskBits(), endOfRam));
  }

  private static DeviceFate bounced(PciFunction device, BouncePool pool, String because) {
    if (Long.compareUnsigned(pool.range().end() - 1, device.dmaMask()) > 0) {
      return fate(
          device,
          Reach.UNREACHABLE,
          "the bounce pool at %s lies above what its %s bits reach"
              .formatted(pool.range(), device.dmaMaskBits()));
    }
    return fate(device, Reach.BOUNCED, because);
  }

  private static DeviceFate fate(PciFunction device, Reach reach, String why) {
    return new DeviceFate(device.address(), device.name(), device.dmaMaskBits(), reach, why);
  }
}
