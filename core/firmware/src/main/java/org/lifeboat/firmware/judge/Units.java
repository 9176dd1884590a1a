package org.lifeboat.firmware.judge;

import java.util.List;
import org.lifeboat.firmware.decode.IvrsLayouts;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.decode.Table;

/** Which blocks of an IVRS table a kernel takes (drivers/iommu/amd/init.c). */
public final class Units {
  /** The highest type that the kernel looks at (ACPI_IVHD_TYPE_MAX_SUPPORTED). */
  private static final int HIGHEST_TYPE = 0x40;

  private Units() {}

  /** The blocks that describe units. */
  public static List<Structure> of(Table table) {
    return table.structures().stream().filter(IvrsLayouts::isUnit).toList();
  }

  /**
   * The type of the last block that names the first block's device, newer descriptions standing
   * behind older ones (get_highest_supported_ivhd_type of Linux 4.7 and later); 0 in a table
   * without blocks.
   */
  public static int chosenType(Table table) {
    if (table.structures().isEmpty()) {
      return 0;
    }
    Structure first = table.structures().get(0);
    int chosen = first.type();
    for (Structure block : table.structures()) {
      if (block.type() > HIGHEST_TYPE) {
        break;
      }
      if (device(block) == device(first)) {
        chosen = block.type();
      }
    }
    return chosen;
  }

  /** The units that the kernel takes. */
  public static List<Structure> chosen(Table table) {
    int type = chosenType(table);
    return of(table).stream().filter(u -> u.type() == type).toList();
  }

  static long device(Structure block) {
    return block.number(IvrsLayouts.DEVICE_ID);
  }

  static long segment(Structure block) {
    return block.number(IvrsLayouts.SEGMENT_GROUP);
  }

  /** Segment, bus, device and function of a unit in words. */
  static String place(Structure block) {
    return "%04x:%s"
        .formatted(
            segment(block), block.field(IvrsLayouts.DEVICE_ID).map(f -> f.meaning()).orElse("?"));
  }
}
