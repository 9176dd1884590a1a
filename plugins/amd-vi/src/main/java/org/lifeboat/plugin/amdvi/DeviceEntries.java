package org.lifeboat.plugin.amdvi;

import org.lifeboat.plugin.amdvi.ivrs.IvhdEntry;
import org.lifeboat.plugin.amdvi.ivrs.IvrsBlock;
import org.lifeboat.plugin.amdvi.ivrs.WalkEnd;

/** Applies the device entries of one unit to the {@link RequesterMap} (init_iommu_from_acpi). */
final class DeviceEntries {
  private final IvrsBlock.Ivhd block;
  private final int unit;
  private final RequesterMap requesters;
  private int rangeFirst;
  private int rangeAlias;
  private boolean aliased;

  /** What becomes of entries that only newer kernels know. */
  interface Others {
    /** The next entry, by its number from 0. */
    default void comesTo(int entry) {}

    /** An I/O APIC or a HPET; returns the id that is served for it. */
    int special(IvhdEntry.Special entry) throws StartFailure;

    /** A device that ACPI names; returns whether its id is served. */
    boolean acpiDevice(IvhdEntry.AcpiDevice entry);
  }

  DeviceEntries(IvrsBlock.Ivhd block, int unit, RequesterMap requesters) {
    this.block = block;
    this.unit = unit;
    this.requesters = requesters;
  }

  /**
   * Applies all entries in order.
   *
   * @param firstOfAll first requester that "all" means
   * @param lastOfAll last requester that "all" means, inclusive
   */
  void apply(int firstOfAll, int lastOfAll, Others others) throws StartFailure {
    int index = 0;
    for (IvhdEntry entry : block.entries()) {
      others.comesTo(index++);
      if (entry instanceof IvhdEntry.All) {
        serve(firstOfAll, lastOfAll);
      } else if (entry instanceof IvhdEntry.Select one) {
        serve(one.requester(), one.requester());
      } else if (entry instanceof IvhdEntry.Alias one) {
        serve(one.requester(), one.requester());
        serve(one.alias(), one.alias());
        requesters.alias(block.segment(), one.requester(), one.requester(), one.alias());
      } else if (entry instanceof IvhdEntry.RangeStart range) {
        open(range.first(), 0, false);
      } else if (entry instanceof IvhdEntry.AliasRangeStart range) {
        open(range.first(), range.alias(), true);
      } else if (entry instanceof IvhdEntry.RangeEnd range) {
        close(range.last());
      } else if (entry instanceof IvhdEntry.Special special) {
        int place = others.special(special);
        serve(place, place);
      } else if (entry instanceof IvhdEntry.AcpiDevice device && others.acpiDevice(device)) {
        serve(device.requester(), device.requester());
      }
    }
    if (block.end() == WalkEnd.ENDLESS) {
      throw EndlessLoop.inEntries(block);
    }
  }

  private void open(int first, int alias, boolean isAliased) {
    rangeFirst = first;
    rangeAlias = alias;
    aliased = isAliased;
  }

  private void close(int last) {
    if (rangeFirst > last) {
      return;
    }
    if (aliased) {
      requesters.alias(block.segment(), rangeFirst, last, rangeAlias);
      serve(rangeAlias, rangeAlias);
    }
    serve(rangeFirst, last);
  }

  private void serve(int first, int last) {
    requesters.serve(block.segment(), first, last, unit);
  }
}
