package org.lifeboat.evidence.source;

import java.util.List;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.memory.MemoryRange;

/**
 * RAM at the top of what lies below 4 GB, cut off from the rest by what firmware reserves for
 * itself, up to the border at which the memory controller ends (a multiple of 16 MB): firmware has
 * its own memory below, and none there. So it was in every log of the kind that was looked at
 * (three of three); elsewhere boot services of EFI lie at the top, and move what the kernel takes.
 */
final class FreeIsland {
  private static final long FOUR_GB = 1L << 32;
  private static final long BORDER = 16L << 20;
  private static final long POOL = 64L << 20;

  /** RAM below this is what a PC has always had; a hole above it is none of firmware's own. */
  private static final long ONE_MB = 1L << 20;

  private FreeIsland() {}

  /** Whether the highest RAM below 4 GB in which a pool of 64 MB fits is such an island. */
  static boolean isWhereAPoolGoes(FirmwareMap map) {
    List<MemoryRange> low = map.usable().filter(r -> r.start() < FOUR_GB).toList();
    for (int i = low.size() - 1; i > 0; i--) {
      MemoryRange range = low.get(i);
      if (range.bytes() >= POOL) {
        boolean cutOff = low.get(i - 1).end() < range.start() && range.start() > ONE_MB;
        return cutOff && range.end() % BORDER == 0;
      }
    }
    return false;
  }
}
