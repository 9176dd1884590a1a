package org.lifeboat.evidence.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.evidence.log.LoggedHardware.LoggedIoApic;

/** Interrupt controllers: the multiple APIC description table (ACPI specification 5.2.12). */
public final class Madt {
  /** Its signature. */
  public static final String SIGNATURE = "APIC";

  /** The common header, the local APICs' address, flags. */
  private static final int FIRST_ENTRY = 44;

  private static final int IO_APIC = 1;
  private static final int IO_APIC_BYTES = 12;

  private static final int LOCAL_APIC = 0;
  private static final int LOCAL_X2APIC = 9;
  private static final int NO_APIC_ID = 0xff;

  private Madt() {}

  /**
   * How many processors the table lists, those included that may be plugged later
   * (arch/x86/kernel/acpi/boot.c:acpi_parse_lapic, acpi_parse_x2apic); 0 where it lists none.
   */
  public static int processors(Bytes table) {
    int count = 0;
    int at = FIRST_ENTRY;
    while (at + 4 <= table.length() && table.u8(at + 1) >= 2) {
      int type = table.u8(at);
      boolean local = type == LOCAL_APIC && table.u8(at + 3) != NO_APIC_ID;
      count += local || type == LOCAL_X2APIC ? 1 : 0;
      at += table.u8(at + 1);
    }
    return count;
  }

  /** A table that holds these I/O APICs and nothing else: what a log lets one know. */
  public static Bytes ofIoApics(List<LoggedIoApic> ioApics) {
    ByteBuffer table =
        ByteBuffer.allocate(FIRST_ENTRY + ioApics.size() * IO_APIC_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    table.put(SIGNATURE.getBytes(StandardCharsets.US_ASCII)).putInt(table.capacity());
    table.position(FIRST_ENTRY);
    for (LoggedIoApic ioApic : ioApics) {
      table.put((byte) IO_APIC).put((byte) IO_APIC_BYTES).put((byte) ioApic.id()).put((byte) 0);
      table.putInt((int) ioApic.address()).putInt(ioApic.firstInterrupt());
    }
    return Bytes.of(table.array());
  }
}
