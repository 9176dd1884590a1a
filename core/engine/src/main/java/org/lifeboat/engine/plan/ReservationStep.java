package org.lifeboat.engine.plan;

import java.util.Optional;

/** Something a kernel takes from the early allocator before its IOMMU drivers look. */
public sealed interface ReservationStep {
  /**
   * The kernel's image where the loader put it.
   *
   * @param defaultBase where that is, unless the machine says
   * @param bytes of it
   * @param brkBytes right behind it: memory the kernel took before there was an allocator
   */
  record KernelImage(long defaultBase, long bytes, long brkBytes) implements ReservationStep {}

  /**
   * The initial RAM disk.
   *
   * @param wholePages whether up to the end of its last page, else byte-exact
   */
  record Initrd(boolean wholePages) implements ReservationStep {}

  /**
   * Another place for the initial RAM disk, where {@code mem=} or {@code memmap=} left the kernel
   * without the memory in which it lies (arch/x86/kernel/setup.c:reserve_initrd).
   */
  record InitrdMove() implements ReservationStep {}

  /**
   * Room below 4 GB for the ACPI tables that the initial RAM disk brings, copied there before it is
   * unpacked (drivers/acpi/tables.c:acpi_table_upgrade).
   */
  record InitrdTables() implements ReservationStep {}

  /** What the machine says is held: EFI data, set-up data, tables inside RAM. */
  record Holdings() implements ReservationStep {}

  /**
   * The page tables that map all RAM, after a look for the highest 2 MB that are free
   * (arch/x86/mm/init.c:init_mem_mapping).
   *
   * @param bufferBytes room for the first of them at the end of what the kernel took before there
   *     was an allocator
   */
  record DirectMap(long bufferBytes) implements ReservationStep {}

  /** A fixed range, reserved whether or not it is RAM. */
  record Fixed(String name, long start, long end) implements ReservationStep {}

  /**
   * The lowest free range, before there is bootmem (arch/x86/kernel/e820.c:find_e820_area).
   *
   * @param bytes of it, in whole pages
   * @param max where it ends at the latest
   */
  record EarlyArea(String name, long bytes, long max) implements ReservationStep {}

  /**
   * The page tables that map all RAM, of a kernel with bootmem (arch/x86/mm/init.c:
   * init_memory_mapping).
   *
   * @param min lowest address
   */
  record EarlyPageTables(long min) implements ReservationStep {}

  /**
   * What bootmem itself needs of each node: its data, and a bitmap that goes to the page allocator
   * in the end (arch/x86/mm/numa_64.c:setup_node_bootmem).
   *
   * @param dataBytes of each node's data (NODE_DATA)
   */
  record BootmemNodes(long dataBytes) implements ReservationStep {}

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
   * @param each so many for each of these; empty for one
   * @param panic what the kernel panics with at run time where one finds no room; empty where it
   *     gets on without
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
      int count,
      Optional<Quantity> each,
      Optional<String> panic)
      implements ReservationStep {}

  /**
   * The description of each node, preferably in its own memory
   * (arch/x86/mm/numa.c:alloc_node_data).
   *
   * @param bytes of each
   */
  record NodeData(long bytes) implements ReservationStep {}

  /**
   * Sections and their page descriptors (mm/sparse.c:sparse_init): roots, arrays of sections, usage
   * maps, descriptors, and the page tables of those.
   *
   * @param sectionBytes bytes of a section's entry (struct mem_section)
   * @param usageBytes bytes of its usage map
   */
  record SparseMemory(long sectionBytes, long usageBytes) implements ReservationStep {}

  /**
   * The usage maps of sections of a kernel with bootmem (mm/sparse.c:sparse_early_usemap_alloc).
   *
   * @param bytesEach of one section, with what alignment adds
   * @param besideNodeData whether they lie in the section that holds their node's data, so that
   *     both can be unplugged together (CONFIG_MEMORY_HOTREMOVE); where that has no room, as else,
   *     they lie wherever the node has some
   */
  record SectionUsageMaps(long bytesEach, boolean besideNodeData) implements ReservationStep {}

  /**
   * The page descriptors of sections and the page tables that map them, of a kernel with bootmem
   * (arch/x86/mm/init_64.c:vmemmap_populate).
   *
   * @param bytesEach descriptors of one section
   */
  record SectionDescriptors(long bytesEach) implements ReservationStep {}

  /**
   * A larger log buffer (kernel/printk/printk.c:setup_log_buf).
   *
   * @param forProcessors whether it is the later chance, that many processors need one; else {@code
   *     log_buf_len=} counts
   */
  record LogBuffer(boolean forProcessors) implements ReservationStep {}

  /**
   * The crash kernel, where {@code crashkernel=} asks for one
   * (arch/x86/kernel/setup.c:reserve_crashkernel).
   *
   * @param fromBelow whether it takes the lowest room and needs no low part, as in Linux 2.6
   * @param noRoom what is printed where there is no room for it
   * @param inUse what is printed where the place that was asked for is taken
   */
  record CrashKernel(boolean fromBelow, String noRoom, String inUse) implements ReservationStep {}

  /**
   * The per-processor areas (mm/percpu.c:pcpu_embed_first_chunk): units in chunks of 2 MB, the
   * unused tail of each freed again.
   *
   * @param unitBytes bytes in use of each unit
   */
  record PerCpu(long unitBytes) implements ReservationStep {}

  /**
   * The same with all that Linux 6.1 keeps beside them.
   *
   * @param staticBytes of each unit: what the kernel's image defines, whole pages
   * @param reservedBytes for modules' static data
   * @param dynamicBytes for what is asked for later
   */
  record PerCpuChunk(long staticBytes, long reservedBytes, long dynamicBytes)
      implements ReservationStep {}

  /**
   * Frees an earlier allocation of this name again (the probe of the direct map, dma32_bootmem).
   */
  record Free(String name) implements ReservationStep {}

  /** How large an allocation is. */
  sealed interface Size {
    /** A number of bytes. */
    record Bytes(long bytes) implements Size {}

    /** So many bytes for each of something. */
    record Each(long bytes, Quantity of) implements Size {}

    /**
     * A hash table (mm/page_alloc.c:alloc_large_system_hash): one bucket of 8 bytes for each
     * 2^scale bytes of memory, a power of two.
     *
     * @param scale base-two logarithm of the bytes of memory per bucket
     */
    record Hash(int scale) implements Size {}
  }

  /** What a machine has several of. */
  enum Quantity {
    /** Sections of 128 MB that hold memory; of one node, where each node gets its own. */
    SECTION,
    /** Entries of the memory map as the kernel works with it. */
    MAP_ENTRY,
    /** Entries of the memory map as firmware gave it. */
    FIRMWARE_MAP_ENTRY,
    /** Stretches without RAM below its end (kernel/power/snapshot.c:register_nosave_region). */
    NOSAVE_REGION,
    /** Bytes of the command line, the zero at its end included. */
    COMMAND_LINE_BYTE,
    /** NUMA nodes. */
    NODE,
    /** Words of 64 bits that a set of processors takes. */
    PROCESSOR_WORD,
    /** Page tables of the areas in which processors enter the kernel. */
    ENTRY_AREA_TABLE,
    /** I/O interrupt controllers. */
    IO_APIC,
    /** One where there is an HPET table. */
    HPET
  }
}
