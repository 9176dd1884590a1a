package org.lifeboat.plugin.amdvi;

import java.util.List;
import java.util.function.UnaryOperator;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.testkit.TestFunctions;
import org.lifeboat.testkit.TestMachine;

/** Machines with an AMD processor, and what AMD-Vi's tests put into them. */
final class Machines {
  static final long MMIO = 0xfed8_0000L;

  /** PCI capability of QEMU's unit: caches absent entries, reports features, has an IOTLB. */
  static final int QEMU_CAPABILITY = 0x1d03_000f;

  private static final long QEMU_FEATURES = 0x29d3;
  private static final int REGISTER_BYTES = 0x4000;

  private Machines() {}

  /** RAM from 1 MB to 2 GB, its first page reserved, and a processor of family 17h. */
  static TestMachine bare() {
    return TestMachine.bare()
        .withMap(
            new FirmwareMap(
                List.of(
                    new Entry(new MemoryRange(0, 0x1000), Kind.RESERVED),
                    new Entry(new MemoryRange(0x10_0000, 0x8000_0000L), Kind.USABLE))))
        .withProcessor(new Processor(Processor.Vendor.AMD, 0x17, 1, 1, false));
  }

  /** A q35 machine with one unit, which is function 00:02.0. */
  static TestMachine q35(Bytes ivrs) {
    return bare()
        .withTable("IVRS", ivrs)
        .withTable("APIC", IvrsBytes.madt(0))
        .withRegisters(soundUnit())
        .with(device("00:00.0"))
        .with(device("00:01.0"))
        .with(function("00:02.0", 0x1022, 0x10, 0x40, QEMU_CAPABILITY))
        .with(device("00:1f.0"))
        .with(device("00:1f.2"));
  }

  static UnaryOperator<TestMachine> device(String address) {
    return function(address, 0x8086, 0x1000, 0);
  }

  /** A function with these words of configuration space from {@code offset}. */
  static UnaryOperator<TestMachine> function(
      String address, int vendor, int device, int offset, int... words) {
    return machine -> {
      TestMachine grown = machine.withFunction(TestFunctions.function(address, vendor, device, 0));
      for (int i = 0; i < words.length; i++) {
        grown = grown.withConfigWord(address, offset + 4 * i, words[i]);
      }
      return grown;
    };
  }

  /** What QEMU's unit answers, at the usual address. */
  static RegisterPage soundUnit() {
    return unit(MMIO, 0, QEMU_FEATURES, true);
  }

  /** Registers that answer with zero but for control and features. */
  static RegisterPage unit(long base, long control, long features, boolean acknowledgesCommands) {
    Bytes content =
        Bytes.of(new byte[REGISTER_BYTES])
            .with(0x18, IvrsBytes.little(control, 8))
            .with(0x30, IvrsBytes.little(features, 8));
    return new RegisterPage(base, content, acknowledgesCommands);
  }
}
