package org.lifeboat.api.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.PoolGrowth;
import org.lifeboat.api.memory.MemoryRange;

/** What fits together in a backend. */
final class DmaBackendTest {
  private static final BouncePool POOL =
      new BouncePool(
          MemoryRange.ofSize(1 << 30, 64 << 20), 32768, 1, BouncePool.Origin.EARLY, List.of());
  private static final PoolGrowth GROWTH = new PoolGrowth(4 << 20, 64 << 20);

  @Test
  void aPoolStaysAsItIsUnlessItIsSaidToGrow() {
    assertThat(DmaBackend.bouncing(POOL).growth()).isEmpty();
    assertThat(new DmaBackend(DmaBackend.Kind.HARDWARE, Optional.of(POOL)).growth()).isEmpty();
  }

  @Test
  void aPoolMayGrowBesideTheHardwareToo() {
    DmaBackend beside = DmaBackend.hardwareBeside(POOL).growing(GROWTH);

    assertThat(beside.growth()).contains(GROWTH);
    assertThat(beside.kind()).isEqualTo(DmaBackend.Kind.HARDWARE);
    assertThat(beside.pool()).contains(POOL);
  }

  @Test
  void withoutAPoolNothingGrows() {
    assertThatThrownBy(() -> DmaBackend.none().growing(GROWTH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("NOMMU without a pool has nothing to grow");
    assertThatThrownBy(() -> DmaBackend.hardware().growing(GROWTH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("HARDWARE without a pool has nothing to grow");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4096, a block of 0 bytes; a multiple of 4096 above 0 is right",
    "4096, 0, a growth of 0 bytes; a multiple of 4096 above 0 is right",
    "-4096, 4096, a block of -4096 bytes; a multiple of 4096 above 0 is right",
    "4096, 4097, a growth of 4097 bytes; a multiple of 4096 above 0 is right",
  })
  void aPoolGrowsByPages(long block, long most, String message) {
    assertThatThrownBy(() -> new PoolGrowth(block, most))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
