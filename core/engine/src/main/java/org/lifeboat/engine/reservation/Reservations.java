package org.lifeboat.engine.reservation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.event.EventLog;
import org.lifeboat.engine.firmware.MemoryMaps;
import org.lifeboat.engine.memory.EarlyMemory;
import org.lifeboat.engine.parameters.AffinityParameters;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Machine.NodeMemory;
import org.lifeboat.engine.plan.ReservationStep;

/**
 * Takes from early memory what a kernel takes before its IOMMU drivers look: the profile's steps,
 * in order. What finds no room is passed over: a kernel that short of memory has other worries.
 */
public final class Reservations {
  private static final long FOUR_GB = 1L << 32;
  private static final long ONE_MB = 1L << 20;
  private static final long LARGE_PAGE = 2L << 20;
  private static final long CACHE_LINE = 64;
  private static final Owner NODE_DATA = Owner.kernel("node data");
  private static final Owner IMAGE = Owner.kernel("kernel image");
  private static final Owner PROBE = Owner.kernel("probe of the direct map");
  private static final Owner PAGE_TABLES = Owner.kernel("page tables");
  private static final Owner INITRD = Owner.kernel("initrd");
  private static final Map<Class<?>, BiConsumer<Reservations, ReservationStep>> WAYS = ways();

  private final Machine machine;
  private final EarlyMemory memory;
  private final NodeRam ram;
  private final Allocations allocations;
  private final CrashKernel crashKernel;
  private final EarlyAreas earlyAreas;
  private final SectionUsageMaps usageMaps;
  private final PerCpuAreas perCpuAreas;
  private final LogBuffer logBuffer;
  private final SectionMap sections;
  private final PerCpuBookkeeping perCpuBookkeeping;
  private final InitrdMove initrdMove;
  private final Map<Integer, Long> nodeData = new HashMap<>();
  private final CommandLine commandLine;
  private FirmwareMap map;
  private long imageEnd;

  /**
   * @param nodes which memory belongs to which node, as far as the kernel reads it
   * @param poolBytes size of the bounce pool that {@code swiotlb=} or the default asks for: the low
   *     part of a crash kernel minds it
   */
  public Reservations(
      Machine machine,
      FirmwareMap map,
      List<NodeMemory> nodes,
      CommandLine commandLine,
      EarlyMemory memory,
      long poolBytes,
      EventLog events) {
    this.machine = machine;
    this.commandLine = commandLine;
    this.map = map;
    this.memory = memory;
    this.ram = NodeRam.of(map, nodes);
    this.sections = new SectionMap(ram);
    this.allocations =
        new Allocations(
            memory,
            ram,
            new Quantities(machine, commandLine, ram, sections),
            AffinityParameters.distributesHashTables(commandLine, ram.nodes().size()));
    this.crashKernel = new CrashKernel(commandLine, map, memory, poolBytes, events);
    this.earlyAreas = new EarlyAreas(memory, ram, nodeData);
    this.usageMaps = new SectionUsageMaps(memory, sections, nodeData);
    this.perCpuAreas = new PerCpuAreas(processorNodes(!nodes.isEmpty()), memory);
    this.initrdMove = new InitrdMove(map, memory, events, INITRD);
    this.logBuffer = new LogBuffer(commandLine, machine.processor().possible(), memory);
    this.perCpuBookkeeping = new PerCpuBookkeeping(memory);
  }

  private static Map<Class<?>, BiConsumer<Reservations, ReservationStep>> ways() {
    return Map.ofEntries(
        on(ReservationStep.KernelImage.class, Reservations::reserveImage),
        on(ReservationStep.Initrd.class, Reservations::reserveInitrd),
        on(
            ReservationStep.InitrdMove.class,
            (boot, step) -> boot.initrd().ifPresent(boot.initrdMove::makeIfNeeded)),
        on(ReservationStep.InitrdTables.class, (boot, step) -> boot.allocateInitrdTables()),
        on(
            ReservationStep.Holdings.class,
            (boot, step) -> boot.machine.holdings().forEach(boot::reserveHolding)),
        on(ReservationStep.Fixed.class, Reservations::reserveFixed),
        on(ReservationStep.EarlyArea.class, (boot, step) -> boot.earlyAreas.take(step)),
        on(ReservationStep.EarlyPageTables.class, (boot, step) -> boot.earlyAreas.mapAll(step)),
        on(ReservationStep.BootmemNodes.class, (boot, step) -> boot.earlyAreas.setUpNodes(step)),
        on(ReservationStep.DirectMap.class, (boot, step) -> boot.mapDirectly(step.bufferBytes())),
        on(ReservationStep.LogBuffer.class, (boot, step) -> boot.logBuffer.allocate(step)),
        on(ReservationStep.NodeData.class, Reservations::allocateNodeData),
        on(ReservationStep.CrashKernel.class, (boot, step) -> boot.crashKernel.reserve(step)),
        on(ReservationStep.SparseMemory.class, Reservations::describeSections),
        on(
            ReservationStep.SectionUsageMaps.class,
            (boot, step) -> boot.ram.nodes().forEach(node -> boot.usageMaps.allocate(step, node))),
        on(
            ReservationStep.SectionDescriptors.class,
            (boot, step) ->
                new SectionDescriptors(boot.memory, boot.sections).allocate(step.bytesEach())),
        on(
            ReservationStep.PerCpu.class,
            (boot, step) -> boot.perCpuAreas.allocate(step.unitBytes())),
        on(
            ReservationStep.PerCpuChunk.class,
            (boot, step) -> boot.perCpuBookkeeping.allocate(step, boot.perCpuAreas)),
        on(ReservationStep.Allocate.class, (boot, step) -> boot.allocations.make(step, boot.map)),
        on(ReservationStep.Free.class, (boot, step) -> boot.allocations.free(step)));
  }

  private static <S extends ReservationStep>
      Map.Entry<Class<S>, BiConsumer<Reservations, ReservationStep>> on(
          Class<S> kind, BiConsumer<Reservations, S> way) {
    return Map.entry(kind, (boot, step) -> way.accept(boot, kind.cast(step)));
  }

  private void describeSections(ReservationStep.SparseMemory step) {
    boolean fiveLevels = machine.processor().fiveLevelPaging();
    new SparseMemory(sections, memory, nodeData, fiveLevels, step.sectionBytes(), step.usageBytes())
        .allocate();
  }

  private Optional<MemoryRange> initrd() {
    return machine.loader().initrd();
  }

  private void reserveHolding(Machine.Holding holding) {
    memory.reserve(holding.range(), Owner.kernel(holding.name()));
  }

  private void reserveFixed(ReservationStep.Fixed fixed) {
    memory.reserve(new MemoryRange(fixed.start(), fixed.end()), Owner.kernel(fixed.name()));
  }

  /** Of each processor that is or may be there (arch/x86/mm/numa.c:numa_init_array). */
  private List<Integer> processorNodes(boolean affinityIsRead) {
    List<Integer> nodes = ram.nodes();
    List<Integer> known = affinityIsRead ? machine.processorNodes() : List.of();
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < machine.processor().possible(); i++) {
      all.add(i < known.size() ? known.get(i) : nodes.get((i - known.size()) % nodes.size()));
    }
    return all;
  }

  /**
   * Takes all steps.
   *
   * @return what the kernel will panic with at run time for want of one, if it cannot do without
   */
  public Optional<String> take(List<ReservationStep> steps) {
    steps.forEach(this::take);
    return allocations.panic();
  }

  private void take(ReservationStep step) {
    BiConsumer<Reservations, ReservationStep> way = WAYS.get(step.getClass());
    if (way == null) {
      throw new IllegalStateException("nobody takes " + step);
    }
    way.accept(this, step);
  }

  /** Only the place of the buffer in the image counts here: whether it lies in what is mapped. */
  private void mapDirectly(long bufferBytes) {
    Optional<MemoryRange> free =
        memory.allocate(AllocationRequest.of(LARGE_PAGE, LARGE_PAGE).above(ONE_MB), PROBE);
    free.ifPresent(range -> memory.free(range, PROBE));
    long end = map.endOfRam();
    new DirectMap(
            map.usable().map(MemoryRange::wholePages).filter(r -> !r.isEmpty()).toList(),
            !commandLine.has("nogbpages"),
            machine.processor().fiveLevelPaging() ? 5 : 4,
            !commandLine.has("nokaslr"),
            new MemoryRange(imageEnd - bufferBytes, imageEnd),
            request -> memory.allocate(request, PAGE_TABLES))
        .map(free.map(MemoryRange::end).orElse(Pages.roundDown(end, LARGE_PAGE)), end);
  }

  private void reserveImage(ReservationStep.KernelImage image) {
    long base = machine.loader().kernelBase().orElse(image.defaultBase());
    memory.reserve(MemoryRange.ofSize(base, image.bytes()), IMAGE);
    memory.reserve(MemoryRange.ofSize(base + image.bytes(), image.brkBytes()), IMAGE);
    imageEnd = base + image.bytes() + image.brkBytes();
  }

  private void reserveInitrd(ReservationStep.Initrd step) {
    initrd().ifPresent(range -> memory.reserve(step.wholePages() ? pages(range) : range, INITRD));
  }

  private static MemoryRange pages(MemoryRange range) {
    return new MemoryRange(range.start(), Pages.roundUp(range.end(), Pages.SIZE));
  }

  /** The tables' new place is no longer RAM (arch/x86/kernel/acpi/boot.c:arch_reserve_mem_area). */
  private void allocateInitrdTables() {
    long bytes = machine.loader().initrdTableBytes();
    if (bytes > 0) {
      Optional<MemoryRange> copied =
          memory.allocate(
              AllocationRequest.of(bytes, Pages.SIZE).below(FOUR_GB), Owner.kernel("ACPI tables"));
      map = copied.map(range -> MemoryMaps.withStorage(map, range)).orElse(map);
    }
  }

  private void allocateNodeData(ReservationStep.NodeData step) {
    for (int node : ram.nodes()) {
      memory
          .allocate(AllocationRequest.of(step.bytes(), CACHE_LINE).preferablyOn(node), NODE_DATA)
          .ifPresent(range -> nodeData.put(node, range.start()));
    }
  }
}
