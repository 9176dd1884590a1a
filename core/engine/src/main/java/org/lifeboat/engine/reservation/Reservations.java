package org.lifeboat.engine.reservation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.lifeboat.engine.memory.EarlyMemory;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Machine.NodeMemory;
import org.lifeboat.engine.plan.ReservationStep;
import org.lifeboat.engine.plan.ReservationStep.Allocate;

/**
 * Takes from early memory what a kernel takes before its IOMMU drivers look: the profile's steps,
 * in order. What finds no room is passed over: a kernel that short of memory has other worries.
 */
public final class Reservations {
  private static final long FOUR_GB = 1L << 32;

  private final Machine machine;
  private final FirmwareMap map;
  private final EarlyMemory memory;
  private final SectionMap sections;
  private final CrashKernel crashKernel;
  private final PerCpuAreas perCpuAreas;
  private final Map<String, List<MemoryRange>> taken = new LinkedHashMap<>();

  /**
   * @param poolBytes size of the bounce pool that {@code swiotlb=} or the default asks for: the low
   *     part of a crash kernel minds it
   */
  public Reservations(
      Machine machine,
      FirmwareMap map,
      CommandLine commandLine,
      EarlyMemory memory,
      long poolBytes,
      EventLog events) {
    this.machine = machine;
    this.map = map;
    this.memory = memory;
    this.sections = new SectionMap(map, machine.nodes());
    this.crashKernel = new CrashKernel(commandLine, map, memory, poolBytes, events);
    this.perCpuAreas = new PerCpuAreas(processorNodes(), memory);
  }

  /** Takes all steps. */
  public void take(List<ReservationStep> steps) {
    steps.forEach(this::take);
  }

  private void take(ReservationStep step) {
    if (step instanceof ReservationStep.KernelImage image) {
      long base = machine.loader().kernelBase().orElse(image.defaultBase());
      memory.reserve(MemoryRange.ofSize(base, image.bytes()), Owner.kernel("kernel image"));
    } else if (step instanceof ReservationStep.Initrd initrd) {
      machine.loader().initrd().ifPresent(r -> reserveInitrd(r, initrd.wholePages()));
    } else if (step instanceof ReservationStep.InitrdTables) {
      allocateInitrdTables();
    } else if (step instanceof ReservationStep.Holdings) {
      machine.holdings().forEach(h -> memory.reserve(h.range(), Owner.kernel(h.name())));
    } else if (step instanceof ReservationStep.Fixed fixed) {
      memory.reserve(new MemoryRange(fixed.start(), fixed.end()), Owner.kernel(fixed.name()));
    } else if (step instanceof ReservationStep.CrashKernel) {
      crashKernel.reserve();
    } else if (step instanceof ReservationStep.PerCpu perCpu) {
      perCpuAreas.allocate(perCpu.unitBytes());
    } else if (step instanceof ReservationStep.Free free) {
      for (MemoryRange range : taken.getOrDefault(free.name(), List.of())) {
        memory.free(range, Owner.kernel(free.name()));
      }
      taken.remove(free.name());
    } else if (step instanceof Allocate allocate) {
      allocate(allocate);
    }
  }

  private void reserveInitrd(MemoryRange initrd, boolean wholePages) {
    long end = wholePages ? Pages.roundUp(initrd.end(), Pages.SIZE) : initrd.end();
    memory.reserve(new MemoryRange(initrd.start(), end), Owner.kernel("initrd"));
  }

  private void allocateInitrdTables() {
    long bytes = machine.loader().initrdTableBytes();
    if (bytes > 0) {
      memory.allocate(
          AllocationRequest.of(bytes, Pages.SIZE).below(FOUR_GB), Owner.kernel("ACPI tables"));
    }
  }

  /** Of each processor that is or may be there. */
  private List<Integer> processorNodes() {
    List<Integer> nodes = nodes();
    List<Integer> known = machine.processorNodes();
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < machine.processor().possible(); i++) {
      all.add(i < known.size() ? known.get(i) : nodes.get((i - known.size()) % nodes.size()));
    }
    return all;
  }

  private void allocate(Allocate step) {
    if (step.onlyAbove4G() && !map.reachesAbove4G()) {
      return;
    }
    List<Integer> nodes = step.perNode() ? nodes() : List.of(AllocationRequest.ANY_NODE);
    for (int node : nodes) {
      long bytes = bytes(step.size(), node);
      for (int i = 0; bytes > 0 && i < step.count(); i++) {
        memory
            .allocate(request(step, bytes, node), Owner.kernel(step.name()))
            .ifPresent(r -> taken.computeIfAbsent(step.name(), n -> new ArrayList<>()).add(r));
      }
    }
  }

  private static AllocationRequest request(Allocate step, long bytes, int node) {
    AllocationRequest request = AllocationRequest.of(bytes, step.align());
    request = step.goal() ? request.preferablyAbove(step.min()) : request.above(step.min());
    Optional<Long> max = step.max();
    request = max.isPresent() ? request.below(max.get()) : request;
    return node == AllocationRequest.ANY_NODE ? request : request.preferablyOn(node);
  }

  private List<Integer> nodes() {
    List<Integer> nodes =
        machine.nodes().stream().map(NodeMemory::node).distinct().sorted().toList();
    return nodes.isEmpty() ? List.of(0) : nodes;
  }

  private long bytes(ReservationStep.Size size, int node) {
    if (size instanceof ReservationStep.Size.Bytes fixed) {
      return fixed.bytes();
    }
    if (size instanceof ReservationStep.Size.PerSection perSection) {
      return perSection.bytes() * sections.count(node);
    }
    return HashTables.bytes(((ReservationStep.Size.Hash) size).scale(), map);
  }
}
