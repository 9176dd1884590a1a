package org.lifeboat.evidence.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.evidence.draft.Draft;
import org.lifeboat.evidence.draft.Part;
import org.lifeboat.evidence.draft.Told;

/** What a running Linux shows of memory. */
final class SysMemory {
  /** The words of arch/x86/kernel/e820.c:e820_type_to_string, in small letters. */
  private static final Map<String, Kind> KINDS =
      Map.of(
          "system ram", Kind.USABLE,
          "acpi tables", Kind.ACPI_DATA,
          "acpi non-volatile storage", Kind.ACPI_NVS,
          "unusable memory", Kind.UNUSABLE,
          "persistent memory", Kind.PERSISTENT,
          "persistent memory (legacy)", Kind.PERSISTENT_LEGACY,
          "soft reserved", Kind.SOFT_RESERVED);

  private static final Pattern KERNEL_CODE =
      Pattern.compile(" *([0-9a-f]{1,16})-[0-9a-f]{1,16} : Kernel code");

  /** More than the kernel takes of firmware (E820_MAX_ENTRIES). */
  private static final int MOST = 128 + 3 * 1024;

  private SysMemory() {}

  /**
   * The map as firmware gave it (drivers/firmware/memmap.c).
   *
   * @param directory with a directory for each entry, by its number
   */
  static void tellMap(Draft draft, Tree tree, String directory) {
    List<Entry> entries = new ArrayList<>();
    tree.names(directory).stream()
        .filter(name -> name.matches("\\d{1,5}"))
        .sorted(Comparator.comparingInt(Integer::parseInt))
        .limit(MOST)
        .forEach(name -> entry(tree, directory + name).ifPresent(entries::add));
    if (!entries.isEmpty()) {
      draft.tell(Part.MEMORY_MAP, Told.of(new FirmwareMap(entries), "/sys/firmware/memmap"));
    }
  }

  private static Optional<Entry> entry(Tree tree, String directory) {
    Optional<Long> start = tree.number(directory + "/start");
    Optional<Long> last = tree.number(directory + "/end");
    Optional<String> type = tree.line(directory + "/type");
    if (start.isEmpty() || last.isEmpty() || type.isEmpty()) {
      return Optional.empty();
    }
    long end = Long.compareUnsigned(last.get(), Pages.ADDRESS_END) < 0 ? last.get() + 1 : 0;
    boolean possible = Long.compareUnsigned(start.get(), end) < 0;
    Kind kind = KINDS.getOrDefault(type.get().toLowerCase(Locale.ROOT), Kind.RESERVED);
    return possible
        ? Optional.of(new Entry(new MemoryRange(start.get(), end), kind))
        : Optional.empty();
  }

  /** Where the kernel's image is; zeros, for others than root, tell nothing. */
  static void tellKernelBase(Draft draft, Tree tree) {
    tree.text("proc/iomem")
        .orElse("")
        .lines()
        .map(KERNEL_CODE::matcher)
        .filter(Matcher::matches)
        .map(m -> Long.parseUnsignedLong(m.group(1), 16))
        .filter(base -> base > 0)
        .findFirst()
        .ifPresent(
            base ->
                draft.tell(Part.KERNEL_BASE, Told.of(base, "/proc/iomem: where this boot has it")));
  }

  /**
   * What the boot loader handed over (Documentation/arch/x86/zero-page.rst,
   * arch/x86/kernel/ksysfs.c): where the initial RAM disk lay.
   */
  static void tellLoader(Draft draft, Tree tree) {
    Optional<Bytes> page = tree.bytes("sys/kernel/boot_params/data", Pages.SIZE);
    if (page.isEmpty() || !page.get().ascii(0x202, 4).equals("HdrS")) {
      return;
    }
    Bytes params = page.get();
    long start = unsigned(params.u32(0x218)) | unsigned(params.u32(0xc0)) << 32;
    long bytes = unsigned(params.u32(0x21c)) | unsigned(params.u32(0xc4)) << 32;
    boolean possible =
        start > 0 && bytes > 0 && start < Pages.ADDRESS_END && bytes < Pages.ADDRESS_END - start;
    if (possible) {
      draft.tell(
          Part.INITRD,
          Told.of(MemoryRange.ofSize(start, bytes), "/sys/kernel/boot_params: ramdisk_image"));
    }
  }

  private static long unsigned(int word) {
    return word & 0xffff_ffffL;
  }
}
