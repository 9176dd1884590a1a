package org.lifeboat.engine.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.engine.reservation.TopDown.map;
import static org.lifeboat.engine.reservation.TopDown.node;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.memory.MemoryRange;

/** Units and chunks of per-processor data (reference 6.1 §1.4.2). */
final class PerCpuAreasTest {
  private static final long MB = 1L << 20;
  private static final long GB = 1L << 30;
  private static final long USED = 253952;
  private static final FirmwareMap RAM = map(new MemoryRange(MB, GB));

  private static List<Integer> processors(int count) {
    return Collections.nCopies(count, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2097152, 1",
    "2, 1048576, 1",
    "3, 524288, 1",
    "4, 524288, 1",
    "5, 1048576, 3",
    "6, 262144, 1",
    "8, 262144, 1",
    "9, 524288, 3",
    "16, 262144, 2",
    "64, 262144, 8",
  })
  void unitsAreAsLargeAsLittleWasteAllows(int count, long unit, int chunks) {
    TopDown memory = new TopDown(RAM, List.of());
    PerCpuAreas areas = new PerCpuAreas(processors(count), memory.early());

    areas.allocate(USED);

    assertThat(areas.unitBytes()).isEqualTo(unit);
    assertThat(areas.processors()).isEqualTo(count);
    assertThat(areas.groups()).isEqualTo(1);
    assertThat(memory.requests())
        .singleElement()
        .matches(r -> r.bytes() == chunks * 2 * MB)
        .matches(r -> r.align() == 2 * MB && r.min() == 16 * MB && r.node() == 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5, 8, 16})
  void whatAUnitDoesNotUseIsFreedAtOnce(int count) {
    TopDown memory = new TopDown(RAM, List.of());
    long before = memory.freeBytes();

    new PerCpuAreas(processors(count), memory.early()).allocate(USED);

    assertThat(before - memory.freeBytes()).isEqualTo(count * USED);
  }

  @Test
  void oneProcessorAsRecorded() {
    TopDown memory = new TopDown(map(new MemoryRange(MB, 0x17bea0000L)), List.of());

    new PerCpuAreas(processors(1), memory.early()).allocate(USED);

    assertThat(memory.taken()).containsExactly("per-CPU areas 0x17bc00000-0x17be00000");
    assertThat(memory.isFree(0x17bc3e000L, 0x17be00000L)).isTrue();
    assertThat(memory.isFree(0x17bc3d000L, 0x17bc3e000L)).isFalse();
  }

  @Test
  void eachNodeHasItsOwnChunks() {
    TopDown memory =
        new TopDown(map(new MemoryRange(MB, 2 * GB)), List.of(node(0, 0, GB), node(1, GB, 2 * GB)));
    PerCpuAreas areas = new PerCpuAreas(List.of(1, 0, 1, 0), memory.early());

    areas.allocate(USED);

    assertThat(areas.groups()).isEqualTo(2);
    assertThat(areas.unitBytes()).isEqualTo(MB);
    assertThat(memory.taken())
        .containsExactly(
            "per-CPU areas 0x3fe00000-0x40000000", "per-CPU areas 0x7fe00000-0x80000000");
  }

  @Test
  void nodesThatHaveUnlikeManyShareTheSizeOfUnits() {
    TopDown memory =
        new TopDown(map(new MemoryRange(MB, 2 * GB)), List.of(node(0, 0, GB), node(1, GB, 2 * GB)));
    PerCpuAreas areas = new PerCpuAreas(List.of(0, 0, 0, 1), memory.early());

    areas.allocate(USED);

    // Two in a chunk waste two of four units, more than a third; one wastes none.
    assertThat(areas.unitBytes()).isEqualTo(2 * MB);
    assertThat(memory.sizes()).containsExactly(6 * MB, 2 * MB);
  }

  @Test
  void whereThereIsNoRoomNothingIsTaken() {
    TopDown memory = new TopDown(map(new MemoryRange(MB, 2 * MB)), List.of());

    new PerCpuAreas(processors(1), memory.early()).allocate(USED);

    assertThat(memory.taken()).isEmpty();
  }
}
