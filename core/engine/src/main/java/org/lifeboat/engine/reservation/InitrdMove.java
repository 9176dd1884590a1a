package org.lifeboat.engine.reservation;

import java.util.Optional;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.engine.event.EventLog;
import org.lifeboat.engine.memory.EarlyMemory;

/**
 * Moves the initial RAM disk to where the kernel sees memory (arch/x86/kernel/setup.c:
 * reserve_initrd, relocate_initrd).
 */
final class InitrdMove {
  private final FirmwareMap map;
  private final EarlyMemory memory;
  private final EventLog events;
  private final Owner owner;

  /**
   * @param owner of its old place and its new one
   */
  InitrdMove(FirmwareMap map, EarlyMemory memory, EventLog events, Owner owner) {
    this.map = map;
    this.memory = memory;
    this.events = events;
    this.owner = owner;
  }

  /** What is RAM from its first page to its last is mapped, and the disk stays. */
  void makeIfNeeded(MemoryRange initrd) {
    MemoryRange pages =
        new MemoryRange(
            Pages.roundDown(initrd.start(), Pages.SIZE), Pages.roundUp(initrd.end(), Pages.SIZE));
    if (map.usable().map(MemoryRange::wholePages).noneMatch(ram -> ram.contains(pages))) {
      move(initrd);
      memory.release(new MemoryRange(initrd.start(), pages.end()), owner);
    }
  }

  private void move(MemoryRange initrd) {
    long bytes = Pages.roundUp(initrd.bytes(), Pages.SIZE);
    Optional<MemoryRange> place =
        memory.allocate(AllocationRequest.of(bytes, Pages.SIZE).below(map.endOfRam()), owner);
    if (place.isEmpty()) {
      throw new KernelPanic(
          "Cannot find place for new RAMDISK of size %s".formatted(initrd.bytes()));
    }
    String to = inclusive(MemoryRange.ofSize(place.get().start(), initrd.bytes()));
    events.info("Allocated new RAMDISK: %s", to);
    events.info("Move RAMDISK from %s to %s", inclusive(initrd), to);
  }

  private static String inclusive(MemoryRange range) {
    return "[mem 0x%08x-0x%08x]".formatted(range.start(), range.end() - 1);
  }
}
