package org.lifeboat.engine.reservation;

import java.util.Optional;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.engine.event.EventLog;
import org.lifeboat.engine.memory.EarlyMemory;
import org.lifeboat.engine.parameters.CrashKernelParameter;
import org.lifeboat.engine.plan.ReservationStep;

/**
 * The memory of a crash kernel (arch/x86/kernel/setup.c:reserve_crashkernel,
 * reserve_crashkernel_low).
 */
final class CrashKernel {
  private static final Owner OWNER = Owner.kernel("crash kernel");
  private static final long ALIGN = 16L << 20;
  private static final long FOUR_GB = 1L << 32;
  private static final long HIGHEST = 64L << 40;
  private static final long LEAST_LOW_BYTES = 256L << 20;
  private static final long LOW_EXTRA_BYTES = 8L << 20;

  private final CommandLine commandLine;
  private final FirmwareMap map;
  private final EarlyMemory memory;
  private final long poolBytes;
  private final EventLog events;

  CrashKernel(
      CommandLine commandLine,
      FirmwareMap map,
      EarlyMemory memory,
      long poolBytes,
      EventLog events) {
    this.commandLine = commandLine;
    this.map = map;
    this.memory = memory;
    this.poolBytes = poolBytes;
    this.events = events;
  }

  /** Reserves it where {@code crashkernel=} asks for it. */
  void reserve(ReservationStep.CrashKernel step) {
    if (commandLine.has("crashkernel")) {
      long ramBytes = map.usable().map(MemoryRange::wholePages).mapToLong(MemoryRange::bytes).sum();
      CrashKernelParameter.parse(commandLine, ramBytes)
          .ifPresent(wanted -> reserve(wanted, ramBytes, step));
    }
  }

  private void reserve(
      CrashKernelParameter wanted, long ramBytes, ReservationStep.CrashKernel step) {
    Optional<MemoryRange> block = step.fromBelow() ? findFromBelow(wanted) : find(wanted);
    if (block.isEmpty()) {
      events.print(Severity.INFO, wanted.at().isPresent() ? step.inUse() : step.noRoom());
      return;
    }
    if (!step.fromBelow() && block.get().start() >= FOUR_GB && !reserveLow(wanted)) {
      memory.free(block.get(), OWNER);
      return;
    }
    events.info(
        "Reserving %sMB of memory at %sMB for crashkernel (System RAM: %sMB)",
        wanted.bytes() >> 20, block.get().start() >> 20, ramBytes >> 20);
  }

  /** By find_e820_area and a reservation, so that the hint of bootmem stays where it is. */
  private Optional<MemoryRange> findFromBelow(CrashKernelParameter wanted) {
    MemoryRange window =
        wanted.at().isPresent()
            ? MemoryRange.ofSize(wanted.at().getAsLong(), wanted.bytes())
            : new MemoryRange(ALIGN, HIGHEST);
    long align = wanted.at().isPresent() ? 1 : ALIGN;
    Optional<MemoryRange> block = memory.lowest(window, wanted.bytes(), align);
    block.ifPresent(range -> memory.reserve(range, OWNER));
    return block;
  }

  private Optional<MemoryRange> find(CrashKernelParameter wanted) {
    if (wanted.at().isPresent()) {
      long at = wanted.at().getAsLong();
      return request(wanted.bytes(), 1, at, at + wanted.bytes());
    }
    Optional<MemoryRange> low =
        wanted.high() ? Optional.empty() : request(wanted.bytes(), ALIGN, ALIGN, FOUR_GB);
    return low.or(() -> request(wanted.bytes(), ALIGN, ALIGN, HIGHEST));
  }

  private boolean reserveLow(CrashKernelParameter wanted) {
    long bytes = wanted.lowBytes().orElse(Math.max(poolBytes + LOW_EXTRA_BYTES, LEAST_LOW_BYTES));
    if (bytes == 0) {
      return true;
    }
    Optional<MemoryRange> low = request(bytes, ALIGN, 0, FOUR_GB);
    if (low.isEmpty()) {
      events.print(
          Severity.ERROR,
          "Cannot reserve %sMB crashkernel low memory, please try smaller size."
              .formatted(bytes >> 20));
      return false;
    }
    events.info(
        "Reserving %sMB of low memory at %sMB for crashkernel (low RAM limit: %sMB)",
        bytes >> 20, low.get().start() >> 20, FOUR_GB >> 20);
    return true;
  }

  private Optional<MemoryRange> request(long bytes, long align, long min, long max) {
    return memory.allocate(AllocationRequest.of(bytes, align).above(min).below(max), OWNER);
  }
}
