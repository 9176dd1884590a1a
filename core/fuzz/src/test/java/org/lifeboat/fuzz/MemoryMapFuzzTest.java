package org.lifeboat.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.firmware.Processor.Vendor;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.firmware.MemoryMaps;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Machine.BootLoader;
import org.lifeboat.engine.plan.Machine.Holding;
import org.lifeboat.engine.plan.Machine.NodeMemory;

/**
 * Any memory map: in any order, overlapping, empty, past the end of all addresses; and anything in
 * it that is taken before the kernel looks. The input: kernel, policy, fault, two words, what there
 * is, start of the kernel, of the initial RAM disk and of the second node (8 bytes each), then
 * entries of 17 bytes: kind, start, size.
 */
final class MemoryMapFuzzTest {
  private static final int MOST_ENTRIES = 400;
  private static final MemoryRange BEHIND_BIOS = new MemoryRange(1 << 20, 1L << 52);
  private static final List<String> WORDS =
      List.of(
          "",
          "swiotlb=force",
          "swiotlb=64,4",
          "crashkernel=64M",
          "crashkernel=64M,high",
          "crashkernel=4K@1M",
          "mem=1G",
          "iommu=soft");

  private static final int KERNEL = 1;
  private static final int INITRD = 2;
  private static final int NODES = 4;
  private static final int MANY_PROCESSORS = 8;
  private static final int INITRD_TABLES = 16;
  private static final int FIVE_LEVELS = 32;

  @FuzzTest
  void boot(byte[] data) {
    Input input = new Input(data);
    Boots.Choice choice = Boots.choice(input);
    Machine machine = machine(input);
    FirmwareMap raw = machine.firmwareMap();

    requireSanitized(raw);
    choice.boot(machine);
  }

  private static Machine machine(Input input) {
    String commandLine = input.words(2, WORDS);
    int traits = input.u8();
    long kernel = address(input);
    MemoryRange initrd = MemoryRange.ofSize(address(input), 1031068);
    long border = address(input);
    return new Machine(
        "fuzzed",
        "",
        map(input),
        (traits & NODES) != 0 ? nodes(border) : List.of(),
        (traits & NODES) != 0 ? List.of(1, 0, 1) : List.of(),
        new FirmwareImage(List.of(), List.of()),
        List.of(),
        processor(traits),
        Dmi.NONE,
        new BootLoader(
            Optional.of(kernel).filter(base -> (traits & KERNEL) != 0),
            Optional.of(initrd).filter(range -> (traits & INITRD) != 0),
            (traits & INITRD_TABLES) != 0 ? 0x1048 : 0,
            false,
            commandLine),
        List.of(new Holding("held", MemoryRange.ofSize(border, kernel & 0xfff_ffff))),
        List.of());
  }

  private static Processor processor(int traits) {
    int possible = (traits & MANY_PROCESSORS) != 0 ? 96 : 2;
    return new Processor(Vendor.INTEL, 6, 85, possible, false, (traits & FIVE_LEVELS) != 0);
  }

  private static long address(Input input) {
    return input.u64() & BEHIND_BIOS.end() - 1;
  }

  private static List<NodeMemory> nodes(long border) {
    return List.of(
        new NodeMemory(1, new MemoryRange(border, BEHIND_BIOS.end()), false),
        new NodeMemory(0, new MemoryRange(0, border), false));
  }

  private static FirmwareMap map(Input input) {
    List<Entry> entries = new ArrayList<>();
    while (!input.isExhausted() && entries.size() < MOST_ENTRIES) {
      Kind kind = input.oneOf(List.of(Kind.values()));
      entries.add(new Entry(MemoryRange.ofSize(input.u64(), input.u64()), kind));
    }
    return new FirmwareMap(entries);
  }

  /**
   * The effective map ascends without overlap, and above the BIOS, as far as addresses reach, each
   * byte is of the strongest kind that the raw map has for it.
   */
  private static void requireSanitized(FirmwareMap raw) {
    FirmwareMap effective = MemoryMaps.effective(raw, CommandLine.parse(""));
    long end = 0;
    for (Entry entry : effective.entries()) {
      assertThat(entry.range().isEmpty()).isFalse();
      assertThat(Long.compareUnsigned(entry.range().start(), end)).isNotNegative();
      end = entry.range().end();
    }
    for (Entry entry : raw.entries()) {
      requireStrongest(raw, effective, entry.range().start());
      requireStrongest(raw, effective, entry.range().end());
    }
  }

  private static void requireStrongest(FirmwareMap raw, FirmwareMap effective, long address) {
    if (BEHIND_BIOS.contains(address)) {
      assertThat(kind(effective, address)).isEqualTo(kind(raw, address));
    }
  }

  private static Optional<Kind> kind(FirmwareMap map, long address) {
    return map.entries().stream()
        .filter(entry -> entry.range().contains(address))
        .map(Entry::kind)
        .max(Enum::compareTo);
  }
}
