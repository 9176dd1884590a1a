package org.lifeboat.api.bounce;

/**
 * What a policy wants of a pool reserved early.
 *
 * @param slots size in slots of 2048 bytes; {@link #DEFAULT_SLOTS} for what the kernel and its
 *     {@code swiotlb=} parameter say
 * @param initialize whether it is to be ready for use at once, or only held until {@code
 *     initializeBouncePool}
 */
public record BounceRequest(long slots, boolean initialize) {
  /** The kernel's own size: 32768 slots, 64 MB, unless {@code swiotlb=} says otherwise. */
  public static final long DEFAULT_SLOTS = 0;

  /** The kernel's own size, ready at once. */
  public static final BounceRequest READY = new BounceRequest(DEFAULT_SLOTS, true);

  /** The kernel's own size, held and not initialised. */
  public static final BounceRequest HELD = new BounceRequest(DEFAULT_SLOTS, false);

  /**
   * @param slots size in slots of {@link BouncePool#SLOT_BYTES}, or {@link #DEFAULT_SLOTS}
   * @param initialize whether it is to be ready for use at once
   * @throws IllegalArgumentException if {@code slots} is negative
   */
  public BounceRequest {
    if (slots < 0) {
      throw new IllegalArgumentException("a pool of " + slots + " slots");
    }
  }
}
