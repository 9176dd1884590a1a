package org.lifeboat.plugin.amdvi;

import java.util.List;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.plugin.amdvi.ivrs.IvhdEntry;
import org.lifeboat.plugin.amdvi.ivrs.IvrsBlock;

/**
 * Entries of a block for what PCI does not know: interrupt controllers, timers, devices of ACPI.
 *
 * @param block where they stand
 * @param specialDevices where interrupt controllers and timers go
 * @param log for complaints
 * @param dump tells of the entries, where wanted
 * @param dumped their lines
 */
record NamedDevices(
    IvrsBlock.Ivhd block,
    SpecialDevices specialDevices,
    KernelLog log,
    TableDump dump,
    List<String> dumped)
    implements DeviceEntries.Others {
  /** The only type of block that may name devices of ACPI. */
  private static final int WITH_ACPI_DEVICES = 0x40;

  private static final int NO_UNIQUE_ID = 0;
  private static final int NUMBER = 1;
  private static final int TEXT = 2;

  @Override
  public void comesTo(int entry) {
    if (entry < dumped.size()) {
      dump.entry(dumped.get(entry));
    }
  }

  @Override
  public int special(IvhdEntry.Special entry) throws StartFailure {
    return specialDevices.add(entry, block.segment(), log) & 0xffff;
  }

  @Override
  public boolean acpiDevice(IvhdEntry.AcpiDevice entry) {
    if (block.type() != WITH_ACPI_DEVICES) {
      log.firmwareBug("Invalid IVHD device type %s", KernelLog.hex(IvhdEntry.ACPI_DEVICE));
      return false;
    }
    String hardwareId = text(entry.hardwareId());
    if (hardwareId.isEmpty()) {
      log.firmwareBug("Invalid HID.");
      return false;
    }
    if (entry.uniqueIdFormat() == NO_UNIQUE_ID && entry.uniqueId().length() != 0) {
      log.print(Severity.WARNING, "[Firmware Bug]: Invalid UID length.");
    }
    dump.acpiDevice(hardwareId, uniqueId(entry), block.segment(), entry.requester());
    log.info(
        "ivrs, add hid:%s, uid:%s, rdevid:%s",
        hardwareId, uniqueId(entry), (block.segment() << 16 | entry.requester()) & ~7);
    return true;
  }

  private static String uniqueId(IvhdEntry.AcpiDevice entry) {
    return switch (entry.uniqueIdFormat()) {
      case NUMBER -> Integer.toString(entry.uniqueId().u8(0));
      case TEXT -> text(entry.uniqueId());
      default -> "";
    };
  }

  private static String text(Bytes bytes) {
    String all = bytes.ascii(0, bytes.length());
    int end = all.indexOf('\0');
    return end < 0 ? all : all.substring(0, end);
  }
}
