package org.lifeboat.plugin.amdvi;

import java.util.List;
import java.util.function.UnaryOperator;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.plugin.amdvi.ivrs.EntryLengths;
import org.lifeboat.plugin.amdvi.ivrs.IvhdEntry;
import org.lifeboat.plugin.amdvi.ivrs.IvrsBlock;
import org.lifeboat.plugin.amdvi.ivrs.IvrsTable;

/**
 * Firmware bugs in IVRS tables, as changes of bytes. All but the wrong checksum leave the checksum
 * right.
 */
final class IvrsFaults {
  /**
   * Where a header keeps the byte that makes all bytes add up to 0 (ACPI specification, table 5.4).
   */
  private static final int CHECKSUM = 9;

  /** An address that is RAM on every PC: 2 MB. */
  private static final byte[] IN_RAM = {0, 0, 0x20, 0, 0, 0, 0, 0};

  private static final byte[] AT_ZERO = new byte[8];

  /**
   * Bytes by which the last block grows: whole entries of 4 bytes, so that only its end is wrong.
   */
  private static final int EXCESS_BYTES = 164;

  private IvrsFaults() {}

  static List<FirmwareFault> all() {
    return List.of(
        new FirmwareFault(
            "ivrs-bad-checksum",
            "the bytes of the IVRS table do not add up to 0",
            image ->
                image.mapTable(
                    "IVRS",
                    t ->
                        with(
                            t, t.content().with(CHECKSUM, (byte) (t.content().u8(CHECKSUM) + 1))))),
        fault(
            "ivrs-mmio-zero",
            "the registers of all units lie at address 0",
            eachUnit((b, block) -> b.with(block.offset() + 8, AT_ZERO))),
        fault(
            "ivrs-mmio-in-ram",
            "the registers of all units lie in RAM, at 2 MB",
            eachUnit((b, block) -> b.with(block.offset() + 8, IN_RAM))),
        fault(
            "ivrs-unknown-type",
            "all units are described by blocks of type 30h, which no kernel knows",
            eachUnit((b, block) -> b.with(block.offset(), (byte) 0x30))),
        fault(
            "ivrs-past-end",
            "the last block is longer than the table",
            table -> lastBlock(table, EXCESS_BYTES)),
        fault(
            "ivrs-no-unit",
            "the table ends behind its header",
            table -> table.content().slice(0, IvrsTable.HEADER_BYTES)),
        fault(
            "ivrs-absent-function",
            "all units are PCI function ff:1f.7, which is not there",
            eachUnit((b, block) -> b.with(block.offset() + 4, (byte) 0xff, (byte) 0xff))),
        fault("ivrs-no-ioapic", "no I/O APIC is named", IvrsFaults::withoutSpecialDevices),
        fault(
            "ivrs-zero-length",
            "the last block has length 0",
            table -> lastBlock(table, Integer.MIN_VALUE)));
  }

  /** A change of a unit's bytes. */
  private interface UnitChange {
    Bytes apply(Bytes content, IvrsBlock.Ivhd block);
  }

  /** A change of a table's bytes. */
  private interface TableChange {
    Bytes apply(IvrsTable table);
  }

  private static FirmwareFault fault(String id, String summary, TableChange change) {
    UnaryOperator<FirmwareTable> whole =
        t -> with(t, summed(change.apply(IvrsTable.decode(t, EntryLengths.WITH_ACPI_DEVICES))));
    return new FirmwareFault(id, summary, image -> image.mapTable("IVRS", whole));
  }

  private static FirmwareTable with(FirmwareTable table, Bytes content) {
    return new FirmwareTable(table.signature(), table.address(), content);
  }

  private static TableChange eachUnit(UnitChange change) {
    return table -> {
      Bytes content = table.content();
      for (IvrsBlock.Ivhd block : table.units().toList()) {
        content = change.apply(content, block);
      }
      return content;
    };
  }

  private static Bytes lastBlock(IvrsTable table, int growth) {
    if (table.blocks().isEmpty()) {
      return table.content();
    }
    IvrsBlock last = table.blocks().get(table.blocks().size() - 1);
    int length = Math.min(0xffff, Math.max(0, last.length() + growth));
    return table.content().with(last.offset() + 2, (byte) length, (byte) (length >> 8));
  }

  /** Turns the 48h entries for I/O APICs into 40h, which has the same length and means nothing. */
  private static Bytes withoutSpecialDevices(IvrsTable table) {
    Bytes content = table.content();
    for (IvrsBlock.Ivhd block : table.units().toList()) {
      int offset = block.offset() + IvrsBlock.Ivhd.headerBytes(block.type());
      for (IvhdEntry entry : block.entries()) {
        if (entry instanceof IvhdEntry.Special special
            && special.variety() == IvhdEntry.Special.IO_APIC) {
          content = content.with(offset, (byte) 0x40);
        }
        offset += EntryLengths.WITH_ACPI_DEVICES.of(table.content(), offset);
      }
    }
    return content;
  }

  /** The same with length and checksum of the header put right. */
  private static Bytes summed(Bytes content) {
    int length = content.length();
    return FirmwareTable.withChecksum(
        content.with(
            4, (byte) length, (byte) (length >> 8), (byte) (length >> 16), (byte) (length >> 24)));
  }
}
