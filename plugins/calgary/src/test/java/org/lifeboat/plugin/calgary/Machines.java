package org.lifeboat.plugin.calgary;

import java.util.function.UnaryOperator;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.testkit.TestFunctions;
import org.lifeboat.testkit.TestMachine;

/** Machines with Calgary, and what its tests put into them. */
final class Machines {
  static final long REGISTERS = 0xfec0_0000L;

  private static final int IBM = 0x1014;
  private static final int CALGARY = 0x02a1;
  private static final MemoryRange ROOM_FOR_TABLES = new MemoryRange(0x100_0000, 0x2000_0000);

  private Machines() {}

  /**
   * A server with two Calgary host bridges: bus 1 has a device, and one more behind a bridge; bus 2
   * has a device; bus 0 and its devices belong to nobody's.
   */
  static TestMachine server() {
    return withoutRoom().withEarlyMemory(ROOM_FOR_TABLES);
  }

  /** The server without memory for the early allocator. */
  static TestMachine withoutRoom() {
    return TestMachine.bare()
        .withTable("RIO ", rio(3))
        .withRegisters(bridges(0))
        .withFunctions(
            TestFunctions.function("00:00.0", 0x8086, 0x1000, 0),
            hostBridge("01:00.0", CALGARY),
            TestFunctions.function("01:01.0", 0x14e4, 0x1648, 0),
            TestFunctions.bridge("01:02.0", IBM, 0x01a7, 0, new PciFunction.BusRange(3, 3)),
            hostBridge("02:00.0", CALGARY),
            TestFunctions.function("02:04.0", 0x9005, 0x0503, 0),
            TestFunctions.function("03:00.0", 0x8086, 0x1010, 0));
  }

  /** A block with one scalability device, then a Hurricane and a Calgary. */
  static Bytes rio(int version) {
    int scalability = version == 2 ? 11 : 12;
    int device = version == 2 ? 13 : 15;
    byte[] block = new byte[7 + scalability + 2 * device];
    Bytes named =
        Bytes.of(block).with(2, (byte) 0x52, (byte) 0x47, (byte) version, (byte) 1, (byte) 2);
    int calgary = 7 + scalability + device;
    return named.with(calgary + 1, (byte) 0, (byte) 0, (byte) 0xc0, (byte) 0xfe, (byte) 4);
  }

  static UnaryOperator<TestMachine> ramUpTo(long end) {
    return machine -> machine.withRam(new MemoryRange(0x10_0000, end));
  }

  static PciFunction hostBridge(String address, int device) {
    return TestFunctions.function(address, IBM, device, 0);
  }

  /**
   * A chip whose first bridge says that it leads to buses 1 up to {@code lastBus}, or to bus 1 only
   * where that is 0, and the second to bus 2.
   */
  static RegisterPage bridges(int lastBus) {
    Bytes content =
        Bytes.of(new byte[0x6000])
            .with(0x4020, (byte) 0, (byte) 1, (byte) lastBus, (byte) 0)
            .with(0x5020, (byte) 0, (byte) 2, (byte) 0, (byte) 0);
    return new RegisterPage(REGISTERS, content, true);
  }
}
