package org.lifeboat.plugin.amdvi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.memory.PageAllocator;
import org.lifeboat.api.memory.PageBlock;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Zone;

/** The memory that the driver takes for the hardware and for itself. */
final class KernelTables {
  /** Bytes of a device table entry, which hardware reads (DEV_TABLE_ENTRY_SIZE). */
  private static final int DEVICE_ENTRY_BYTES = 32;

  /** Bytes of an alias table entry. */
  private static final int ALIAS_BYTES = 2;

  /** Bytes of an entry of the tables that find a unit or an interrupt table: a pointer. */
  private static final int LOOKUP_BYTES = 8;

  /** Bytes of the bitmap of domains, the command buffer and the event log, each. */
  private static final int BUFFER_BYTES = 8192;

  private final List<PageBlock> taken = new ArrayList<>();

  /** The bitmap of domain numbers. */
  void takeDomainBitmap(PageAllocator pages) throws StartFailure {
    take(pages, BUFFER_BYTES, Zone.NORMAL);
  }

  /**
   * The tables of a segment: devices, aliases, lookup.
   *
   * @param lastRequester the last id they have room for
   * @param deviceTableZone the highest zone that will do for the one that hardware reads
   */
  void takeSegment(PageAllocator pages, int lastRequester, Zone deviceTableZone)
      throws StartFailure {
    int entries = lastRequester + 1;
    take(pages, (long) entries * DEVICE_ENTRY_BYTES, deviceTableZone);
    take(pages, (long) entries * ALIAS_BYTES, Zone.NORMAL);
    take(pages, (long) entries * LOOKUP_BYTES, Zone.NORMAL);
  }

  /** The table of a segment's interrupt tables. */
  void takeInterruptLookup(PageAllocator pages, int lastRequester) throws StartFailure {
    take(pages, (lastRequester + 1L) * LOOKUP_BYTES, Zone.NORMAL);
  }

  /** The command buffer and the event log of a unit. */
  void takeBuffers(PageAllocator pages) throws StartFailure {
    take(pages, BUFFER_BYTES, Zone.NORMAL);
    take(pages, BUFFER_BYTES, Zone.NORMAL);
  }

  /** The page in which a unit says that it has carried out a command. */
  void takeSemaphore(PageAllocator pages) throws StartFailure {
    take(pages, Pages.SIZE, Zone.NORMAL);
  }

  /** Gives everything back. */
  void release(PageAllocator pages) {
    taken.forEach(pages::free);
    taken.clear();
  }

  private void take(PageAllocator pages, long bytes, Zone highest) throws StartFailure {
    Optional<PageBlock> block = pages.allocate(Pages.order(bytes), highest);
    taken.add(
        block.orElseThrow(
            () ->
                new StartFailure(
                    "amd-vi-no-memory",
                    "There is no block of %s KB left for the driver's tables."
                        .formatted(bytes >> 10))));
  }
}
