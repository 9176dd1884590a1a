package org.lifeboat.load.slots;

/**
 * What a device demands of the place of a mapping (include/linux/device.h:struct
 * device_dma_parameters).
 *
 * @param minAlignMask min_align_mask: bits of the original address that the bounce address must
 *     keep; 0 for none, 4095 for NVMe; an unsigned number of 32 bits
 * @param segmentBoundary segment_boundary_mask: a mapping lies between two multiples of this plus
 *     one, a power of two; all ones (and 0) for no boundary, 0xffffffff where a driver says nothing
 */
public record DmaLimits(long minAlignMask, long segmentBoundary) {
  /** What a driver has that says nothing (include/linux/dma-mapping.h:dma_get_seg_boundary). */
  public static final DmaLimits USUAL = new DmaLimits(0, 0xffff_ffffL);

  private static final long MOST_MASK = 0xffff_ffffL;

  /**
   * @param minAlignMask bits of the original address to keep, 0 to 0xffffffff
   * @param segmentBoundary ones in the lowest bits and nowhere else
   * @throws IllegalArgumentException if the alignment mask has more than 32 bits, or if the kernel
   *     would stop for the boundary (a BUG_ON of include/linux/iommu-helper.h:
   *     iommu_is_span_boundary)
   */
  public DmaLimits {
    if (minAlignMask < 0 || minAlignMask > MOST_MASK) {
      throw new IllegalArgumentException(
          "alignment mask 0x%x; a number of 32 bits is right".formatted(minAlignMask));
    }
    if ((segmentBoundary & segmentBoundary + 1) != 0) {
      throw new IllegalArgumentException(
          "segment boundary 0x%x; ones in the lowest bits alone are right"
              .formatted(segmentBoundary));
    }
  }
}
