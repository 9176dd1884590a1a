package org.lifeboat.firmware.judge;

import org.lifeboat.firmware.decode.DmarLayouts;
import org.lifeboat.firmware.decode.Structure;

/** How far the physical addresses of a DMAR table's host reach. */
final class Reach {
  private Reach() {}

  /** Bits of an address, from 1. */
  static int bits(Structure header) {
    return (int) header.number(DmarLayouts.WIDTH) + 1;
  }

  /** Whether an address has a bit that the host has not. */
  static boolean beyond(long address, Structure header) {
    return bits(header) < Long.SIZE && address >>> bits(header) != 0;
  }
}
