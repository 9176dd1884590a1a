package org.lifeboat.engine.device;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.engine.report.BootReport.DeviceFate;
import org.lifeboat.engine.report.BootReport.Reach;
import org.lifeboat.engine.report.BootSummary.DeviceReach;

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
    return forEachDevice(
        functions,
        (device, reach) ->
            new DeviceFate(
                device.address(), device.name(), device.dmaMaskBits(), reach, why(device, reach)));
  }

  /** The same without the reason. */
  public List<DeviceReach> reaches(List<PciFunction> functions) {
    return forEachDevice(
        functions,
        (device, reach) ->
            new DeviceReach(device.address(), device.name(), device.dmaMaskBits(), reach));
  }

  private <T> List<T> forEachDevice(
      List<PciFunction> functions, BiFunction<PciFunction, Reach, T> verdict) {
    List<T> verdicts = new ArrayList<>(functions.size());
    for (PciFunction function : functions) {
      if (function.startsDma()) {
        verdicts.add(verdict.apply(function, reach(function)));
      }
    }
    return verdicts;
  }

  private Reach reach(PciFunction device) {
    if (translated.contains(device.address())) {
      return Reach.TRANSLATED;
    }
    boolean reachesAll = Long.compareUnsigned(device.dmaMask(), highestNeeded) >= 0;
    if (reachesAll && !(bounceAll && pool.isPresent())) {
      return Reach.DIRECT;
    }
    boolean reachesPool =
        pool.isPresent()
            && Long.compareUnsigned(pool.get().range().end() - 1, device.dmaMask()) <= 0;
    return reachesPool ? Reach.BOUNCED : Reach.UNREACHABLE;
  }

  private String why(PciFunction device, Reach reach) {
    int bits = device.dmaMaskBits();
    return switch (reach) {
      case TRANSLATED -> hardware.driver() + " maps its addresses";
      case DIRECT -> "its %s bits reach all RAM, which ends at 0x%x".formatted(bits, endOfRam);
      case BOUNCED ->
          bounceAll
              ? "swiotlb=force bounces every mapping"
              : "its %s bits do not reach RAM up to 0x%x".formatted(bits, endOfRam);
      case UNREACHABLE ->
          pool.isPresent()
              ? "the bounce pool at %s lies above what its %s bits reach"
                  .formatted(pool.get().range(), bits)
              : "its %s bits do not reach RAM up to 0x%x, and there is no bounce pool"
                  .formatted(bits, endOfRam);
    };
  }
}
