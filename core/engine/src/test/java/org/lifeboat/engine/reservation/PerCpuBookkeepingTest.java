package org.lifeboat.engine.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.engine.reservation.TopDown.map;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.plan.ReservationStep.PerCpuChunk;

/** What stands beside the areas, in the sizes of reference 6.1 §10.1. */
final class PerCpuBookkeepingTest {
  private static final long MB = 1L << 20;
  private static final PerCpuChunk CHUNK = new PerCpuChunk(217088, 8192, 28672);

  private static TopDown allocate(PerCpuChunk chunk, List<Integer> nodes) {
    TopDown memory = new TopDown(map(new MemoryRange(MB, 64 * MB)), List.of());
    new PerCpuBookkeeping(memory.early()).allocate(chunk, new PerCpuAreas(nodes, memory.early()));
    return memory;
  }

  @Test
  void oneProcessorAsRecorded() {
    assertThat(allocate(CHUNK, List.of(0)).sizes())
        .containsExactly(
            4096L, 4096L, 2 * MB, 8L, 8L, 4L, 8L, 368L, 144L, 256L, 264L, 64L, 144L, 896L, 904L,
            224L);
  }

  @Test
  void itGrowsWithProcessorsAndNodesAndShrinksWithUnits() {
    assertThat(allocate(CHUNK, List.of(0, 1, 0, 1)).sizes().subList(4, 9))
        .containsExactly(16L, 16L, 16L, 32L, 352L);
    assertThat(allocate(CHUNK, Collections.nCopies(8, 0)).sizes().subList(3, 8))
        .containsExactly(8L, 8L, 32L, 64L, 320L);
  }

  @Test
  void withoutAReservedPartThereIsOneChunkLess() {
    assertThat(allocate(new PerCpuChunk(217088, 0, 28672), List.of(0)).sizes()).hasSize(12);
  }

  @Test
  void plansAreFreedAndTheRestIsKept() {
    TopDown memory = allocate(CHUNK, List.of(0));
    long kept = 253952 + 8 + 8 + 4 + 8 + 368 + 144 + 256 + 264 + 64 + 144 + 896 + 904 + 224;

    assertThat(63 * MB - memory.freeBytes()).isEqualTo(kept);
  }
}
