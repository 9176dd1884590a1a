package org.lifeboat.engine.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.stage.CommandLine;

/** From the firmware's map to the kernel's (reference 6.1 §1.2 step 11, §1.3). */
final class MemoryMapsTest {
  private static final long GB = 1L << 30;
  private static final FirmwareMap PC =
      map(
          entry(0, 0x9fc00, Kind.USABLE),
          entry(0x9fc00, 0xa0000, Kind.RESERVED),
          entry(0x100000, 2 * GB, Kind.USABLE),
          entry(4 * GB, 6 * GB, Kind.USABLE));

  private static Entry entry(long start, long end, Kind kind) {
    return new Entry(new MemoryRange(start, end), kind);
  }

  private static FirmwareMap map(Entry... entries) {
    return new FirmwareMap(List.of(entries));
  }

  private static FirmwareMap effective(FirmwareMap map, String parameters) {
    return MemoryMaps.effective(map, CommandLine.parse(parameters));
  }

  private static List<MemoryRange> ram(FirmwareMap map) {
    return map.usable().toList();
  }

  @Test
  void theFirstPageAndTheBiosHoleAreNoRam() {
    FirmwareMap all = effective(map(entry(0, GB, Kind.USABLE)), "");

    assertThat(ram(all))
        .containsExactly(new MemoryRange(0x1000, 0xa0000), new MemoryRange(0x100000, GB));
  }

  @Test
  void whereEntriesOverlapTheLargerTypeWins() {
    FirmwareMap overlapping =
        map(entry(GB, 3 * GB, Kind.USABLE), entry(2 * GB, 4 * GB, Kind.RESERVED));

    assertThat(effective(overlapping, "").entries())
        .containsExactly(entry(GB, 2 * GB, Kind.USABLE), entry(2 * GB, 4 * GB, Kind.RESERVED));
  }

  @Test
  void whatTheProcessorCannotAddressIsNoRam() {
    long reach = 1L << 52;

    assertThat(ram(effective(PC, "memmap=1E@0")))
        .containsExactly(new MemoryRange(0x1000, 0x9fc00), new MemoryRange(0x100000, reach));
    assertThat(effective(map(entry(reach, -1L, Kind.USABLE)), "").entries()).isEmpty();
    assertThat(effective(map(entry(reach, -1L, Kind.RESERVED)), "").entries()).hasSize(1);
  }

  @Test
  void memCutsRamOff() {
    assertThat(effective(PC, "mem=5G").endOfRam()).isEqualTo(5 * GB);
    assertThat(effective(PC, "mem=3G").reachesAbove4G()).isFalse();
    assertThat(effective(PC, "mem=0").endOfRam()).isEqualTo(6 * GB);
  }

  @Test
  void memmapReservesWithADollar() {
    FirmwareMap cut = effective(PC, "memmap=64M$1G");

    assertThat(ram(cut))
        .contains(new MemoryRange(0x100000, GB), new MemoryRange(GB + (64 << 20), 2 * GB));
  }

  @Test
  void exactmapBeginsAnew() {
    FirmwareMap exact = effective(PC, "memmap=exactmap,640K@0,1G@1M");

    assertThat(exact.endOfRam()).isEqualTo(GB + 0x100000);
    assertThat(exact.entries()).allMatch(e -> e.range().end() <= GB + 0x100000);
  }

  @Test
  void memmapConvertsWithAPercentSign() {
    FirmwareMap changed = effective(PC, "memmap=1G%4G-1+12");

    assertThat(changed.entries()).contains(entry(4 * GB, 5 * GB, Kind.PERSISTENT_LEGACY));
    assertThat(ram(changed)).contains(new MemoryRange(5 * GB, 6 * GB));
  }

  @Test
  void whatTheKernelCannotReadHasNoEffect() {
    assertThat(effective(PC, "memmap=nonsense mem memmap mem=nopentium"))
        .isEqualTo(effective(PC, ""));
  }

  @Property
  void aSanitisedMapAgreesWithAnArrayOfPages(@ForAll("smallMaps") List<Entry> entries) {
    Kind[] pages = new Kind[64];
    for (Entry entry : entries) {
      for (long at = entry.range().start(); at < entry.range().end(); at++) {
        Kind now = pages[(int) at];
        pages[(int) at] = now == null || now.compareTo(entry.kind()) < 0 ? entry.kind() : now;
      }
    }

    FirmwareMap sanitized = new MemoryMapTable(new FirmwareMap(entries)).sanitized();

    Kind[] seen = new Kind[64];
    for (Entry entry : sanitized.entries()) {
      Arrays.fill(seen, (int) entry.range().start(), (int) entry.range().end(), entry.kind());
    }
    assertThat(seen).isEqualTo(pages);
    List<MemoryRange> ranges = new ArrayList<>();
    sanitized.entries().forEach(e -> ranges.add(e.range()));
    assertThat(ranges).isSorted().noneMatch(MemoryRange::isEmpty);
  }

  @Provide
  Arbitrary<List<Entry>> smallMaps() {
    Arbitrary<Long> place = Arbitraries.longs().between(0, 63);
    Arbitrary<Entry> entry =
        Combinators.combine(place, place, Arbitraries.of(Kind.class))
            .as((a, b, kind) -> entry(Math.min(a, b), Math.max(a, b), kind));
    return entry.list().ofMaxSize(12);
  }
}
