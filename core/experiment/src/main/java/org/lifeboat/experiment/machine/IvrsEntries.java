package org.lifeboat.experiment.machine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.firmware.decode.IvrsLayouts;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.decode.Table;
import org.lifeboat.firmware.decode.TableDecoder;
import org.lifeboat.firmware.decode.TableKind;
import org.lifeboat.firmware.judge.Units;

/**
 * Names further devices in an IVRS, as firmware would: an AMD unit serves only what its blocks name
 * (AMD I/O virtualization technology specification, 48882, section 5.2.2.1). What is wrong with the
 * table stays wrong, its checksum as well.
 */
final class IvrsEntries {
  private static final byte SELECT = 2;
  private static final int ENTRY_BYTES = 4;
  private static final int BLOCK_LENGTH_AT = 2;
  private static final int TABLE_LENGTH_AT = 4;
  private static final int CHECKSUM_AT = 9;
  private static final int MOST_BLOCK_BYTES = 0xffff;

  private IvrsEntries() {}

  /** The table with an entry for each in all blocks of its first unit; as it is, if it has none. */
  static Bytes naming(List<PciAddress> devices, Bytes content) {
    Table table = TableDecoder.decode(TableKind.IVRS, content);
    List<Structure> units = Units.of(table);
    if (units.isEmpty() || devices.isEmpty() || table.claimedLength() > content.length()) {
      return content;
    }
    long first = units.get(0).number(IvrsLayouts.DEVICE_ID);
    List<Structure> blocks =
        new ArrayList<>(
            units.stream()
                .filter(
                    unit -> unit.number(IvrsLayouts.DEVICE_ID) == first && unit.flaws().isEmpty())
                .filter(unit -> unit.length() + bytes(devices) <= MOST_BLOCK_BYTES)
                .toList());
    Collections.reverse(blocks);
    byte[] named = content.toArray();
    for (Structure block : blocks) {
      named = with(devices, block, named);
    }
    Bytes longer = Bytes.of(named);
    int excess = longer.sum(0, named.length) - content.sum(0, content.length());
    return longer.with(CHECKSUM_AT, (byte) (longer.u8(CHECKSUM_AT) - excess));
  }

  private static int bytes(List<PciAddress> devices) {
    return devices.size() * ENTRY_BYTES;
  }

  private static byte[] with(List<PciAddress> devices, Structure block, byte[] table) {
    int end = block.offset() + block.length();
    ByteBuffer longer =
        ByteBuffer.allocate(table.length + bytes(devices)).order(ByteOrder.LITTLE_ENDIAN);
    longer.put(table, 0, end);
    for (PciAddress device : devices) {
      longer.put(SELECT).putShort((short) device.requesterId()).put((byte) 0);
    }
    longer.put(table, end, table.length - end);
    longer.putShort(block.offset() + BLOCK_LENGTH_AT, (short) (block.length() + bytes(devices)));
    longer.putInt(TABLE_LENGTH_AT, longer.getInt(TABLE_LENGTH_AT) + bytes(devices));
    return longer.array();
  }
}
