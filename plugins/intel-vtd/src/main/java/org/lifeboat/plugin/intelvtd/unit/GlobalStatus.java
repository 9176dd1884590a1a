package org.lifeboat.plugin.intelvtd.unit;

import org.lifeboat.api.firmware.Registers;
import org.lifeboat.api.stage.KernelPanic;

/**
 * The global status of a unit (GSTS, VT-d specification 11.4.4.2) and the commands that change it.
 * The kernel waits for the status bit of each command, ten seconds long, then panics
 * (include/linux/intel-iommu.h:IOMMU_WAIT_OP). A page of memory that only looks like a unit never
 * changes a bit; a wait for what its bytes say already passes.
 */
public final class GlobalStatus {
  /** Translation is on (TES). */
  public static final int TRANSLATION = 31;

  /** The root table's place is known (RTPS). */
  public static final int ROOT_TABLE = 30;

  /** The command queue is on (QIES). */
  public static final int QUEUE = 26;

  /** Interrupt remapping is on (IRES). */
  public static final int INTERRUPTS = 25;

  /** The interrupt table's place is known (IRTPS). */
  public static final int INTERRUPT_TABLE = 24;

  /** Interrupts of the old format pass (CFIS). */
  public static final int COMPATIBILITY_INTERRUPTS = 23;

  private static final int STATUS_OFFSET = 0x1c;
  private static final int PROTECTED_MEMORY_OFFSET = 0x64;

  private final Registers registers;
  private int bits;

  GlobalStatus(Registers registers) {
    this.registers = registers;
    this.bits = registers.read32(STATUS_OFFSET);
  }

  /** Whether a bit is set now. */
  public boolean has(int bit) {
    return (bits >>> bit & 1) != 0;
  }

  /**
   * Commands a bit on.
   *
   * @throws KernelPanic if the unit does not obey
   */
  public void set(int bit) {
    await(has(bit));
    bits |= 1 << bit;
  }

  /**
   * Commands a bit off.
   *
   * @throws KernelPanic if the unit does not obey
   */
  public void clear(int bit) {
    await(!has(bit));
    bits &= ~(1 << bit);
  }

  /**
   * Drops what the unit has cached, through its registers.
   *
   * @throws KernelPanic if the unit does not obey
   */
  public void flush() {
    await(false);
  }

  /**
   * Lifts the protection of memory regions (PMEN, bit 0 is its status).
   *
   * @throws KernelPanic if the unit does not obey
   */
  public void liftProtection() {
    await((registers.read32(PROTECTED_MEMORY_OFFSET) & 1) == 0);
  }

  private void await(boolean alreadySo) {
    if (!alreadySo && !registers.acknowledgesCommands()) {
      throw new KernelPanic("DMAR hardware is malfunctioning");
    }
  }
}
