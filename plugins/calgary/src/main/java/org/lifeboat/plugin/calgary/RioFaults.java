package org.lifeboat.plugin.calgary;

import java.util.List;
import java.util.function.UnaryOperator;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;

/** Firmware bugs in Rio Grande tables, as changes of bytes. */
final class RioFaults {
  /** An address that is RAM on every PC: 2 MB. */
  private static final byte[] IN_RAM = {0, 0, 0x20, 0};

  private RioFaults() {}

  static List<FirmwareFault> all() {
    return List.of(
        fault(
            "rio-cut",
            "the Rio Grande table is cut off behind its block id",
            block -> block.slice(0, RioTable.LINK_BYTES)),
        fault(
            "rio-registers-in-ram",
            "the registers of every I/O device lie in RAM, at 2 MB",
            RioFaults::registersInRam));
  }

  private static FirmwareFault fault(String id, String summary, UnaryOperator<Bytes> change) {
    return new FirmwareFault(
        id,
        summary,
        image ->
            image.mapTable(
                RioTable.SIGNATURE,
                t -> new FirmwareTable(t.signature(), t.address(), change.apply(t.content()))));
  }

  private static Bytes registersInRam(Bytes block) {
    Bytes changed = block;
    for (RioTable.Device device : new RioTable(block).devices()) {
      changed = changed.with(device.offset() + 1, IN_RAM);
    }
    return changed;
  }
}
