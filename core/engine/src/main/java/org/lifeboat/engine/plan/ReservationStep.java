package org.lifeboat.engine.plan;

import java.util.Optional;

/** Something a kernel takes from the early allocator before its IOMMU drivers look. */
public sealed interface ReservationStep {
  /** The kernel's image, brk included, where the loader put it. */
  record KernelImage(long defaultBase, long bytes) implements ReservationStep {}

  /**
   * The initial RAM disk.
   *
   * @param wholePages whether up to the end of its last page, else byte-exact
   */
  record Initrd(boolean wholePages) implements ReservationStep {}

  /**
   * Room below 4 GB for the ACPI tables that the initial RAM disk brings, copied there before it is
   * unpacked (drivers/acpi/tables.c:acpi_table_upgrade).
   */
  record InitrdTables() implements ReservationStep {}

  /** What the machine says is held: EFI data, set-up data, tables inside RAM. */
  record Holdings() implements ReservationStep {}

  /** A fixed range, reserved whether or not it is RAM. */
  record Fixed(String name, long start, long end) implements ReservationStep {}

  /**
   * An allocation.
   *
   * @param name for reports
   * @param size how large
   * @param align alignment in bytes
   * @param min lowest address
   * @param max exclusive bound; empty for the highest RAM
   * @param goal whether {@code min} is only preferred
   * @param perNode whether each node gets one, of its own memory if there is any
   * @param onlyAbove4G whether it is made only where RAM reaches above 4 GB
   * @param count how many
   */
  record Allocate(
      String name,
      Size size,
      long align,
      long min,
      Optional<Long> max,
      boolean goal,
      boolean perNode,
      boolean onlyAbove4G,
      int count)
      implements ReservationStep {}

  /**
   * The crash kernel, where {@code crashkernel=} asks for one
   * (arch/x86/kernel/setup.c:reserve_crashkernel).
   */
  record CrashKernel() implements ReservationStep {}

  /**
   * The per-processor areas (mm/percpu.c:pcpu_embed_first_chunk): units in chunks of 2 MB, the
   * unused tail of each freed again.
   *
   * @param unitBytes bytes in use of each unit
   */
  record PerCpu(long unitBytes) implements ReservationStep {}

  /**
   * Frees an earlier allocation of this name again (the probe of the direct map, dma32_bootmem).
   */
  record Free(String name) implements ReservationStep {}

  /** How large an allocation is. */
  sealed interface Size {
    /** A number of bytes. */
    record Bytes(long bytes) implements Size {}

    /** So many bytes for each present section of 128 MB (mm/sparse.c). */
    record PerSection(long bytes) implements Size {}

    /**
     * A hash table (mm/page_alloc.c:alloc_large_system_hash): one bucket of 8 bytes for each
     * 2^scale bytes of memory, a power of two.
     *
     * @param scale base-two logarithm of the bytes of memory per bucket
     */
    record Hash(int scale) implements Size {}
  }
}
