package org.lifeboat.engine.boot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lifeboat.api.bounce.BounceDemand;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.stage.IommuOptions;
import org.lifeboat.engine.bounce.BouncePools;
import org.lifeboat.engine.bounce.EarlyPools;
import org.lifeboat.engine.bounce.LatePools;
import org.lifeboat.engine.event.BootEvent.Moment;
import org.lifeboat.engine.event.EventLog;
import org.lifeboat.engine.firmware.MemoryMaps;
import org.lifeboat.engine.ledger.Ledger;
import org.lifeboat.engine.memory.EarlyMemory;
import org.lifeboat.engine.memory.OwnedPages;
import org.lifeboat.engine.pages.BuddyAllocator;
import org.lifeboat.engine.pages.FreeListOrder;
import org.lifeboat.engine.parameters.AffinityParameters;
import org.lifeboat.engine.parameters.IommuParameter;
import org.lifeboat.engine.parameters.ProcessorParameters;
import org.lifeboat.engine.parameters.SwiotlbParameter;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.Machine;

/** What one boot works with: the plan, memory and its book, the pools, the log. */
final class BootContext {
  private static final long FOUR_GB = 1L << 32;

  final BootPlan plan;
  final PluginGuard guard;
  final Machine machine;
  final EventLog events;
  final FirmwareMap map;
  final List<Machine.NodeMemory> nodes;
  final IommuOptions iommuOptions;
  final boolean choosesDomainType;
  final BounceDemand demand;
  final long poolBytes;
  final Ledger ledger;
  final BuddyAllocator pages;
  final EarlyMemory memory;
  final BouncePools pools;
  final RegisterSpace registers;

  BootContext(
      BootPlan plan,
      PlanParts parts,
      PluginIdentity allocatorPlugin,
      PluginGuard guard,
      EventLog events) {
    this.plan = plan;
    this.guard = guard;
    this.events = events;
    KernelProfile kernel = plan.kernel();
    this.machine = kernel.processorParameters() ? withProcessors(parts.machine()) : parts.machine();
    this.map = MemoryMaps.effective(machine.firmwareMap(), plan.commandLine());
    this.nodes = AffinityParameters.readsAffinity(plan.commandLine()) ? machine.nodes() : List.of();
    IommuParameter iommu =
        IommuParameter.parse(plan.commandLine(), kernel.texts().ignoredIommuWords());
    iommu.warnings().forEach(events::info);
    this.iommuOptions = iommu.options();
    this.choosesDomainType = iommu.choosesDomainType();
    SwiotlbParameter swiotlb =
        SwiotlbParameter.parse(
            plan.commandLine(), kernel.bounce().areas(), kernel.bounce().noforce());
    this.demand = demand(swiotlb);
    this.poolBytes = swiotlb.slots().orElse(kernel.bounce().defaultSlots()) * BouncePool.SLOT_BYTES;
    Map<MemoryRange, Owner> ram = new LinkedHashMap<>();
    map.usable().forEach(range -> ram.put(range, Owner.EARLY_ALLOCATOR));
    this.ledger = new Ledger(ram);
    this.pages =
        new BuddyAllocator(kernel.pageListHead() ? FreeListOrder.HEAD : FreeListOrder.TAIL_AT_BOOT);
    EarlyAllocator allocator =
        new CheckedAllocator(parts.allocator(), allocatorPlugin, guard, ledger);
    this.memory = new EarlyMemory(allocator, ledger, events);
    int processors = machine.processor().possible();
    this.pools =
        new BouncePools(
            kernel.bounce(),
            kernel.texts(),
            demand,
            new EarlyPools(
                kernel.bounce(),
                kernel.texts(),
                swiotlb,
                processors,
                memory,
                ledger,
                pages,
                events),
            new LatePools(kernel.bounce(), processors, this::pagesOf, events),
            ledger,
            events);
    this.registers = new RegisterSpace(machine, map);
  }

  private Machine withProcessors(Machine machine) {
    return machine.withPossibleProcessors(
        ProcessorParameters.possible(plan.commandLine(), machine.processor().possible()));
  }

  /**
   * What is plugged into a node later counts from the start, since 4.5
   * (drivers/acpi/numa/srat.c:acpi_numa_memory_affinity_init raises max_possible_pfn).
   */
  private BounceDemand demand(SwiotlbParameter swiotlb) {
    boolean later =
        plan.kernel().bounce().hotPlug() && nodes.stream().anyMatch(n -> n.range().end() > FOUR_GB);
    boolean above = map.reachesAbove4G() || later;
    return new BounceDemand(
        iommuOptions.soft() || (above && !iommuOptions.off()), swiotlb.force(), swiotlb.noforce());
  }

  private OwnedPages pagesOf(Owner owner) {
    return new OwnedPages(pages, ledger, owner, Moment.RUNTIME);
  }
}
