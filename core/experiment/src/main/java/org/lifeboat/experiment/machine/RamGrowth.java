package org.lifeboat.experiment.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.render.Sizes;

/** RAM that is added above 4 GB. */
final class RamGrowth {
  /**
   * Addresses that processors by AMD and Hygon use for HyperTransport and interrupts
   * (drivers/iommu/amd/amd_iommu.c, HT_RANGE_START and HT_RANGE_END).
   */
  private static final MemoryRange HYPER_TRANSPORT =
      new MemoryRange(0xfd_0000_0000L, 0x100_0000_0000L);

  private RamGrowth() {}

  static Machine to(Machine machine, InstalledRam ram, long bytes) {
    int banks = ram.usable().size();
    long end = banks == 0 ? 0 : ram.usable().get(banks - 1).end();
    List<MemoryRange> obstacles =
        Spans.union(
            Stream.concat(
                machine.firmwareMap().entries().stream()
                    .filter(e -> e.kind() != Kind.USABLE)
                    .map(Entry::range),
                obstacles(machine)));
    List<Entry> entries = new ArrayList<>(machine.firmwareMap().entries());
    for (MemoryRange added : above4G(end, bytes - ram.bytes(), obstacles)) {
      add(entries, added);
    }
    return machine.withFirmwareMap(new FirmwareMap(entries));
  }

  /** Where a machine has no RAM although its memory map need not say so. */
  static Stream<MemoryRange> obstacles(Machine machine) {
    Stream<MemoryRange> registers =
        machine.firmware().registers().stream().map(RamGrowth::wholePages);
    return switch (machine.processor().vendor()) {
      case AMD, HYGON -> Stream.concat(Stream.of(HYPER_TRANSPORT), registers);
      case INTEL, OTHER -> registers;
    };
  }

  private static MemoryRange wholePages(RegisterPage page) {
    long bytes = Pages.roundUp(Math.max(page.content().length(), 1), Pages.SIZE);
    return MemoryRange.ofSize(page.address(), bytes);
  }

  /**
   * So many bytes at or above 4 GB, around obstacles.
   *
   * @param from the first address, if it is above 4 GB
   * @throws IllegalArgumentException if they would not end below 2^52
   */
  static List<MemoryRange> above4G(long from, long bytes, List<MemoryRange> obstacles) {
    long first = Math.max(from, InstalledRam.FOUR_GB);
    List<MemoryRange> room =
        Spans.minus(
            first < Pages.ADDRESS_END
                ? List.of(new MemoryRange(first, Pages.ADDRESS_END))
                : List.of(),
            obstacles);
    List<MemoryRange> taken = new ArrayList<>();
    long still = bytes;
    for (MemoryRange free : room) {
      if (still == 0) {
        break;
      }
      taken.add(MemoryRange.ofSize(free.start(), Math.min(still, free.bytes())));
      still -= Math.min(still, free.bytes());
    }
    if (still > 0) {
      throw new IllegalArgumentException(
          "%s more RAM do not fit below 2^52, where the last physical address of x86-64 is"
              .formatted(Sizes.human(bytes)));
    }
    return taken;
  }

  /** As a longer entry where it continues one, else in its place by address. */
  private static void add(List<Entry> entries, MemoryRange added) {
    int place = 0;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.kind() == Kind.USABLE && entry.range().end() == added.start()) {
        entries.set(i, new Entry(new MemoryRange(entry.range().start(), added.end()), Kind.USABLE));
        return;
      }
      if (Long.compareUnsigned(entry.range().start(), added.start()) < 0) {
        place = i + 1;
      }
    }
    entries.add(place, new Entry(added, Kind.USABLE));
  }
}
