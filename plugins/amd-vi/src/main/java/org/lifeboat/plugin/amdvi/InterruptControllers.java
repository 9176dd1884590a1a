package org.lifeboat.plugin.amdvi;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;

/**
 * Whether the IVRS table knows the machine's I/O APICs well enough to remap their interrupts
 * (check_ioapic_information).
 */
final class InterruptControllers {
  /**
   * Where every AMD machine has the southbridge's I/O APIC, which the system timer hangs on:
   * 00:14.0 (IOAPIC_SB_DEVID).
   */
  private static final int SOUTHBRIDGE = 0x14 << 3;

  /** Bytes before the first structure of a MADT (ACPI specification, table 5.19). */
  private static final int MADT_HEADER_BYTES = 44;

  /** Type of an I/O APIC structure (ACPI specification, 5.2.12.3). */
  private static final int IO_APIC = 1;

  private InterruptControllers() {}

  /**
   * The check, with the kernel's complaints. A controller that is missing is forgiven where the
   * southbridge's comes after it.
   */
  static boolean allKnown(List<Integer> ioApics, SpecialDevices known, KernelLog log) {
    String blame = known.overridden() ? "" : "[Firmware Bug]: ";
    boolean right = false;
    boolean southbridge = false;
    for (int id : ioApics) {
      OptionalInt place = known.ioApic(id);
      if (place.isEmpty()) {
        log.error("%s: IOAPIC[%s] not in IVRS table", blame, id);
        right = false;
      } else if (place.getAsInt() == SOUTHBRIDGE) {
        southbridge = true;
        right = true;
      }
    }
    if (!southbridge) {
      log.error("%s: No southbridge IOAPIC found", blame);
    }
    if (!right) {
      log.error("Disabling interrupt remapping");
    }
    return right;
  }

  /**
   * The ids of the I/O APICs in a MADT, in order; those at address 0 do not count
   * (mp_register_ioapic).
   */
  static List<Integer> ioApics(FirmwareTable madt) {
    Bytes content = madt.content();
    long end = Math.min(madt.claimedLength(), content.length());
    List<Integer> ids = new ArrayList<>();
    int offset = MADT_HEADER_BYTES;
    while (offset + 2 <= end && content.u8(offset + 1) >= 2) {
      if (content.u8(offset) == IO_APIC && content.u32(offset + 4) != 0) {
        ids.add(content.u8(offset + 2));
      }
      offset += content.u8(offset + 1);
    }
    return ids;
  }
}
