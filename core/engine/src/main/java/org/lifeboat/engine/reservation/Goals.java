package org.lifeboat.engine.reservation;

/** Above which address requests look first. */
final class Goals {
  /** Of ordinary requests: MAX_DMA_ADDRESS (arch/x86/include/asm/dma.h), in bytes. */
  static final long ORDINARY = 16L << 20;

  private Goals() {}
}
