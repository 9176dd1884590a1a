package org.lifeboat.experiment.machine;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Machine.BootLoader;
import org.lifeboat.engine.plan.Machine.Holding;

/** A machine with less RAM: usable memory from some address on is gone. */
final class RamCut {
  private static final long MB = 1L << 20;

  private final Machine machine;
  private final InstalledRam ram;

  RamCut(Machine machine, InstalledRam ram) {
    this.machine = machine;
    this.ram = ram;
  }

  long smallest() {
    long end = Math.max(LoaderRoom.image(machine.loader()).end(), endOfLowestInitrd());
    long above = Spans.bytes(Spans.in(from(end), ram.usable()));
    return Math.min(ram.bytes(), Pages.roundUp(ram.bytes() - above, MB));
  }

  /**
   * Cuts.
   *
   * @param bytes no less than {@link #smallest}, less than there are
   */
  Machine to(long bytes) {
    MemoryRange gone = from(firstGone(ram.bytes() - bytes));
    MemoryRange left = new MemoryRange(0, gone.start());
    List<MemoryRange> lost = Spans.in(gone, ram.usable());
    List<Holding> holdings =
        machine.holdings().stream()
            .filter(h -> lost.stream().noneMatch(h.range()::overlaps))
            .toList();
    return machine
        .withFirmwareMap(
            new FirmwareMap(
                machine.firmwareMap().entries().stream()
                    .map(e -> e.kind() == Kind.USABLE ? clipped(e, left) : e)
                    .filter(e -> !e.range().isEmpty())
                    .toList()))
        .withHoldings(holdings)
        .withLoader(loader(Spans.in(left, ram.usable()), holdings));
  }

  private static MemoryRange from(long address) {
    return new MemoryRange(address, -1L);
  }

  private static Entry clipped(Entry entry, MemoryRange left) {
    return new Entry(entry.range().intersection(left), entry.kind());
  }

  private long firstGone(long bytes) {
    long still = bytes;
    for (int i = ram.usable().size() - 1; i >= 0; i--) {
      MemoryRange range = ram.usable().get(i);
      if (range.bytes() > still) {
        return range.end() - still;
      }
      still -= range.bytes();
    }
    return 0;
  }

  private BootLoader loader(List<MemoryRange> usable, List<Holding> holdings) {
    BootLoader loader = machine.loader();
    return initrdInRam()
        .filter(range -> !Spans.hold(usable, range))
        .flatMap(
            range -> LoaderRoom.highest(LoaderRoom.free(usable, loader, holdings), range.bytes()))
        .map(moved -> loader.withInitrd(Optional.of(moved)))
        .orElse(loader);
  }

  /** The end of the RAM disk where it lies lowest; 0 without one. */
  private long endOfLowestInitrd() {
    List<MemoryRange> free = LoaderRoom.free(ram.usable(), machine.loader(), machine.holdings());
    return initrdInRam()
        .map(
            range ->
                Math.min(
                    range.end(), LoaderRoom.endOfLowest(free, range.bytes()).orElse(range.end())))
        .orElse(0L);
  }

  private Optional<MemoryRange> initrdInRam() {
    return machine.loader().initrd().filter(range -> Spans.hold(ram.usable(), range));
  }
}
