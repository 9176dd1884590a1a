package org.lifeboat.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.firmware.MemoryMaps;

/**
 * Any memory map: in any order, overlapping, empty, past the end of all addresses. The input:
 * kernel, policy, then entries of 17 bytes: kind, start, size.
 */
final class MemoryMapFuzzTest {
  private static final int MOST_ENTRIES = 400;
  private static final MemoryRange BEHIND_BIOS = new MemoryRange(1 << 20, 1L << 52);
  private static final Processor PROCESSOR = new Processor(Processor.Vendor.INTEL, 6, 85, 2, false);

  @FuzzTest
  void boot(byte[] data) {
    Input input = new Input(data);
    Boots.Choice choice = Boots.choice(input);
    FirmwareMap raw = map(input);

    requireSanitized(raw);
    choice.boot(Machines.of(raw, List.of(), List.of(), List.of(), PROCESSOR, ""));
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
