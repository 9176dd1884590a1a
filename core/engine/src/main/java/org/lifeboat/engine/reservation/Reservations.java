package org.lifeboat.engine.reservation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private final Machine machine;
  private final EarlyMemory memory;
  private final NodeRam ram;
  private final SectionMap sections;
  private final Allocations allocations;
  private final CrashKernel crashKernel;
  private final PerCpuAreas perCpuAreas;
  private final LogBuffer logBuffer;
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
    this.perCpuAreas = new PerCpuAreas(processorNodes(!nodes.isEmpty()), memory);
    this.initrdMove = new InitrdMove(map, memory, events, INITRD);
    this.logBuffer = new LogBuffer(commandLine, machine.processor().possible(), memory);
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
    if (step instanceof ReservationStep.Allocate allocate) {
      allocations.make(allocate, map);
    } else if (step instanceof ReservationStep.Free free) {
      allocations.free(free);
    } else if (step instanceof ReservationStep.KernelImage image) {
      reserveImage(image);
    } else if (step instanceof ReservationStep.Initrd initrd) {
      machine.loader().initrd().ifPresent(r -> reserveInitrd(r, initrd.wholePages()));
    } else if (step instanceof ReservationStep.InitrdMove) {
      machine.loader().initrd().ifPresent(initrdMove::makeIfNeeded);
    } else if (step instanceof ReservationStep.InitrdTables) {
      allocateInitrdTables();
    } else if (step instanceof ReservationStep.Holdings) {
      machine.holdings().forEach(h -> memory.reserve(h.range(), Owner.kernel(h.name())));
    } else if (step instanceof ReservationStep.DirectMap direct) {
      mapDirectly(direct.bufferBytes());
    } else if (step instanceof ReservationStep.Fixed fixed) {
      memory.reserve(new MemoryRange(fixed.start(), fixed.end()), Owner.kernel(fixed.name()));
    } else if (step instanceof ReservationStep.NodeData data) {
      ram.nodes().forEach(node -> allocateNodeData(node, data.bytes()));
    } else if (step instanceof ReservationStep.SparseMemory sparse) {
      boolean fiveLevels = machine.processor().fiveLevelPaging();
      new SparseMemory(
              sections, memory, nodeData, fiveLevels, sparse.sectionBytes(), sparse.usageBytes())
          .allocate();
    } else {
      takeLater(step);
    }
  }

  private void takeLater(ReservationStep step) {
    if (step instanceof ReservationStep.CrashKernel) {
      crashKernel.reserve();
    } else if (step instanceof ReservationStep.PerCpu perCpu) {
      perCpuAreas.allocate(perCpu.unitBytes());
    } else if (step instanceof ReservationStep.PerCpuChunk chunk) {
      new PerCpuBookkeeping(memory).allocate(chunk, perCpuAreas);
    } else if (step instanceof ReservationStep.LogBuffer buffer) {
      if (buffer.forProcessors()) {
        logBuffer.allocateForProcessors();
      } else {
        logBuffer.allocateAsAsked();
      }
    }
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

  private void reserveInitrd(MemoryRange initrd, boolean wholePages) {
    long end = wholePages ? Pages.roundUp(initrd.end(), Pages.SIZE) : initrd.end();
    memory.reserve(new MemoryRange(initrd.start(), end), INITRD);
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

  private void allocateNodeData(int node, long bytes) {
    memory
        .allocate(AllocationRequest.of(bytes, CACHE_LINE).preferablyOn(node), NODE_DATA)
        .ifPresent(range -> nodeData.put(node, range.start()));
  }
}
