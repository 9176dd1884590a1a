package org.lifeboat.plugin.amdvi;

import org.lifeboat.api.stage.InterruptStage;
import org.lifeboat.plugin.amdvi.ivrs.IvhdEntry;
import org.lifeboat.plugin.amdvi.ivrs.IvrsBlock;
import org.lifeboat.plugin.amdvi.ivrs.IvrsTable;
import org.lifeboat.plugin.amdvi.ivrs.WalkEnd;

/**
 * Finds the highest requester id of a segment, by which the driver's tables are sized
 * (find_last_devid_acpi).
 */
final class SegmentScan {
  /** What "all requesters" means before anything is known. */
  private static final int ALL = 0xffff;

  private static final int NONE = -1;

  private final InterruptStage stage;
  private final IvrsTable table;

  SegmentScan(InterruptStage stage, IvrsTable table) {
    this.stage = stage;
    this.table = table;
  }

  /**
   * The highest id over all blocks of a type and segment.
   *
   * @throws StartFailure if one of these blocks names no requester
   */
  int lastRequester(int segment, int type) throws StartFailure {
    int highest = 0;
    for (IvrsBlock.Ivhd block : table.units().toList()) {
      if (block.segment() == segment && block.type() == type) {
        int last = lastRequester(block);
        if (last == NONE) {
          throw new StartFailure(
              "ivrs-no-device",
              "The IVHD block at 0x%x names no device that its unit would serve."
                  .formatted(block.offset()));
        }
        highest = Math.max(highest, last);
      }
    }
    if (table.end() == WalkEnd.PAST_END) {
      KernelWarning.BLOCKS_OF_SEGMENT.print(stage);
    }
    return highest;
  }

  private int lastRequester(IvrsBlock.Ivhd block) {
    int highest = NONE;
    for (IvhdEntry entry : block.entries()) {
      if (entry instanceof IvhdEntry.All) {
        return ALL;
      }
      highest = Math.max(highest, named(entry));
    }
    if (block.end() == WalkEnd.ENDLESS) {
      throw EndlessLoop.inEntries(block);
    }
    if (block.end() == WalkEnd.PAST_END) {
      KernelWarning.ENTRIES.print(stage);
    }
    return highest;
  }

  /** The id that counts; starts of ranges, special and ACPI devices do not. */
  static int named(IvhdEntry entry) {
    if (entry instanceof IvhdEntry.Select one) {
      return one.requester();
    }
    if (entry instanceof IvhdEntry.RangeEnd range) {
      return range.last();
    }
    return entry instanceof IvhdEntry.Alias one ? one.requester() : NONE;
  }
}
