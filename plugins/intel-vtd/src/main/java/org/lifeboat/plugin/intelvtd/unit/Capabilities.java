package org.lifeboat.plugin.intelvtd.unit;

import org.lifeboat.api.firmware.Registers;

/**
 * What a unit says it can do (VT-d specification 11.4.2 and 11.4.3).
 *
 * @param cap the capability register, offset 0x8
 * @param ecap the extended capability register, offset 0x10
 */
public record Capabilities(long cap, long ecap) {
  /** Offset of the capability register in bytes. */
  public static final int CAP_OFFSET = 0x8;

  /** Offset of the extended capability register in bytes. */
  public static final int ECAP_OFFSET = 0x10;

  /** Bits of CAP that hold the supported adjusted guest address widths (SAGAW). */
  public static final long SAGAW_MASK = 0x1fL << 8;

  /** Bit of ECAP for scalable mode (SMTS). */
  public static final long SMTS_MASK = 1L << 43;

  /** Reads both registers. */
  public static Capabilities read(Registers registers) {
    return new Capabilities(registers.read64(CAP_OFFSET), registers.read64(ECAP_OFFSET));
  }

  /** Whether both read all ones: nobody answers. */
  public boolean allOnes() {
    return cap == -1 && ecap == -1;
  }

  /** A bit per page-table depth: bit n for addresses of 30+9n bits (SAGAW). */
  public int widths() {
    return (int) ((cap & SAGAW_MASK) >> 8);
  }

  /** Bits of the largest address that a domain may have (MGAW), 1 to 64. */
  public int maximumAddressBits() {
    return (int) (cap >> 16 & 0x3f) + 1;
  }

  /** Whether absent entries are cached: a unit in a virtual machine (CM). */
  public boolean cachingMode() {
    return bit(cap, 7);
  }

  /** Whether there is a protected memory region, low or high (PLMR, PHMR). */
  public boolean protectedRegions() {
    return bit(cap, 5) || bit(cap, 6);
  }

  /** Whether first-level tables may have pages of 1 GB (FL1GP). */
  public boolean firstLevelHugePages() {
    return bit(cap, 56);
  }

  /** Whether first-level tables may have five levels (FL5LP). */
  public boolean firstLevelFiveLevels() {
    return bit(cap, 60);
  }

  /** Whether commands can be queued (QI). */
  public boolean queuedInvalidation() {
    return bit(ecap, 1);
  }

  /** Whether interrupts can be remapped (IR). */
  public boolean interruptRemapping() {
    return bit(ecap, 3);
  }

  /** Whether interrupt targets may have 32 bits (EIM). */
  public boolean extendedInterrupts() {
    return bit(ecap, 4);
  }

  /** Whether a domain can be passed through in hardware (PT). */
  public boolean passThrough() {
    return bit(ecap, 6);
  }

  /** Whether process address spaces are supported (PASID). */
  public boolean processAddressSpaces() {
    return bit(ecap, 40);
  }

  /** Whether scalable mode is supported (SMTS). */
  public boolean scalableMode() {
    return (ecap & SMTS_MASK) != 0;
  }

  /** Whether there is a virtual command register (VCS). */
  public boolean virtualCommands() {
    return bit(ecap, 44);
  }

  /** Whether scalable mode has second-level tables (SLTS). */
  public boolean secondLevel() {
    return bit(ecap, 46);
  }

  /** Whether scalable mode has first-level tables (FLTS). */
  public boolean firstLevel() {
    return bit(ecap, 47);
  }

  /** Whether its walks of page tables snoop processors' caches (SMPWC). */
  public boolean coherentPageWalk() {
    return bit(ecap, 48);
  }

  /** Where fault records begin, in bytes (FRO). */
  public int faultRecordOffset() {
    return (int) (cap >>> 24 & 0x3ff) * 16;
  }

  /** Bytes up to the last register, by the places of fault and IOTLB registers (FRO, NFR, IRO). */
  public long registerBytes() {
    long faults = (cap >> 24 & 0x3ff) * 16 + ((cap >> 40 & 0xff) + 1) * 16;
    long invalidation = (ecap >> 8 & 0x3ff) * 16 + 16;
    return Math.max(faults, invalidation);
  }

  private static boolean bit(long register, int bit) {
    return (register >>> bit & 1) != 0;
  }
}
