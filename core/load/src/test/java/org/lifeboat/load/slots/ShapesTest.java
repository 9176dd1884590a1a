package org.lifeboat.load.slots;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** What no pool and no device can be. */
final class ShapesTest {
  @Test
  void aPoolLiesOnSlotsAndHasWholeSegmentsAndAPowerOfTwoOfAreas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PoolShape(0x400, 128, 1))
        .withMessage("a pool at 0x400; a multiple of 0x800 below 0x10000000000000 is right");
    assertThatIllegalArgumentException().isThrownBy(() -> new PoolShape(1L << 52, 128, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new PoolShape(-2048, 128, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new PoolShape(0, 129, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new PoolShape(0, 128, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new PoolShape(0, 128, 256));
  }

  @Test
  void anAlignmentMaskHas32Bits() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DmaLimits(1L << 32, 0))
        .withMessage("alignment mask 0x100000000; a number of 32 bits is right");
    assertThatIllegalArgumentException().isThrownBy(() -> new DmaLimits(-1, 0));
  }
}
