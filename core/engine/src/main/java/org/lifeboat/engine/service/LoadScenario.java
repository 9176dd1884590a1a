package org.lifeboat.engine.service;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.PoolGrowth;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.engine.firmware.MemoryMaps;
import org.lifeboat.engine.parameters.ProcessorParameters;
import org.lifeboat.engine.parameters.SwiotlbParameter;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.BounceGeometry;
import org.lifeboat.engine.report.BootReport.Reach;
import org.lifeboat.engine.report.BootSummary;
import org.lifeboat.engine.report.BootSummary.DeviceReach;
import org.lifeboat.load.service.Scenario;
import org.lifeboat.load.service.Scenario.Demand;
import org.lifeboat.load.service.Scenario.Growth;
import org.lifeboat.load.service.Scenario.Way;
import org.lifeboat.load.slots.PoolShape;
import org.lifeboat.load.workload.GeneratedWorkload;
import org.lifeboat.load.workload.Workload;

/**
 * Puts a machine's workloads on what a boot left of it (kernel/dma/direct.h:dma_direct_map_page
 * says who bounces).
 *
 * <p>Only the pool in use counts: blocks that a policy took at boot beside it, as {@code
 * dynamic-pool} does with {@code grow-bytes}, serve no mapping. Of a pool whose size is no multiple
 * of a segment the last slots are left out. A pool with fewer slots than areas has none in any of
 * them, and counts as none.
 */
public final class LoadScenario {
  private final BootPlan plan;
  private final BootSummary boot;
  private final boolean forced;
  private final int processors;

  private LoadScenario(BootPlan plan, BootSummary boot) {
    this.plan = plan;
    this.boot = boot;
    BounceGeometry geometry = plan.kernel().bounce();
    this.forced =
        boot.pool().isPresent()
            && SwiotlbParameter.parse(plan.commandLine(), geometry.areas(), geometry.noforce())
                .force();
    int listed = plan.machine().processor().possible();
    this.processors =
        plan.kernel().processorParameters()
            ? ProcessorParameters.possible(plan.commandLine(), listed)
            : listed;
  }

  /**
   * The scenario of a plan's boot.
   *
   * @param boot what came of it
   * @param limits when to stop
   * @return empty where the boot did not come to its end, or no device that it has has a workload
   */
  public static Optional<Scenario> of(BootPlan plan, BootSummary boot, Scenario.Limits limits) {
    if (!boot.completed() || plan.machine().workloads().isEmpty()) {
      return Optional.empty();
    }
    LoadScenario made = new LoadScenario(plan, boot);
    List<Demand> demands = made.demands();
    return demands.isEmpty() ? Optional.empty() : Optional.of(made.scenario(demands, limits));
  }

  private Scenario scenario(List<Demand> demands, Scenario.Limits limits) {
    Optional<PoolShape> pool = boot.pool().flatMap(LoadScenario::shape);
    List<MemoryRange> ram =
        MemoryMaps.effective(plan.machine().firmwareMap(), plan.commandLine()).usable().toList();
    return new Scenario(
        pool,
        pool.flatMap(p -> boot.growth()).map(LoadScenario::growth),
        plan.kernel().bounce().search(),
        processors,
        ram,
        demands,
        limits,
        plan.seed());
  }

  private static Optional<PoolShape> shape(BouncePool pool) {
    long whole = pool.slots() / BouncePool.SEGMENT_SLOTS * BouncePool.SEGMENT_SLOTS;
    boolean fits = whole > 0 && whole <= PoolShape.MOST_SLOTS && pool.areas() <= whole;
    return fits
        ? Optional.of(new PoolShape(pool.range().start(), (int) whole, pool.areas()))
        : Optional.empty();
  }

  private static Growth growth(PoolGrowth growth) {
    long slots = growth.blockBytes() / BouncePool.SLOT_BYTES;
    return new Growth((int) Math.min(slots, PoolShape.MOST_SLOTS), growth.mostBytes());
  }

  private List<Demand> demands() {
    Map<PciAddress, DeviceReach> devices =
        boot.devices().stream()
            .collect(toMap(DeviceReach::address, device -> device, (first, second) -> first));
    return plan.machine().workloads().stream()
        .flatMap(
            workload ->
                Optional.ofNullable(devices.get(workload.device())).stream()
                    .map(device -> demand(workload, device)))
        .toList();
  }

  private Demand demand(Workload workload, DeviceReach device) {
    Way way =
        switch (device.reach()) {
          case DIRECT, TRANSLATED -> Way.DIRECT;
          case BOUNCED -> forced ? Way.ALWAYS_BOUNCED : Way.BOUNCED;
          case UNREACHABLE -> Way.UNREACHABLE;
        };
    return new Demand(onPossible(workload), way, mask(device));
  }

  /**
   * What a device reaches. A kernel that counts the end of a buffer loses the last byte of its mask
   * (arch/x86/include/asm/dma-mapping.h:dma_capable of 2.6.32). Forced into a pool out of its
   * reach, it reaches nothing.
   */
  private long mask(DeviceReach device) {
    if (forced && device.reach() == Reach.UNREACHABLE) {
      return 0;
    }
    if (device.maskBits() >= Long.SIZE) {
      return -1;
    }
    long mask = (1L << device.maskBits()) - 1;
    return plan.kernel().maskExcludesEnd() ? mask - 1 : mask;
  }

  /**
   * The workload without processors that this boot does not have. Where that leaves none, all map:
   * the scheduler moves what is bound to processors that are gone
   * (kernel/sched/core.c:select_fallback_rq).
   */
  private Workload onPossible(Workload workload) {
    if (!(workload instanceof GeneratedWorkload w)
        || w.processors().stream().allMatch(p -> p < processors)) {
      return workload;
    }
    return w.withProcessors(w.processors().stream().filter(p -> p < processors).toList());
  }
}
