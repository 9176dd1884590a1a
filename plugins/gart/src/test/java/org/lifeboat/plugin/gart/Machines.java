package org.lifeboat.plugin.gart;

import java.util.function.UnaryOperator;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.testkit.TestMachine;

/** Machines with AMD processors of family 10h, and what GART's tests put into them. */
final class Machines {
  static final String NORTHBRIDGE = "00:18.3";

  private static final MemoryRange LOW_RAM = new MemoryRange(0x10_0000, 0xc000_0000L);
  private static final MemoryRange HIGH_RAM = new MemoryRange(1L << 32, 2L << 32);
  private static final long LARGEST_APERTURE_BYTES = 2L << 30;

  private Machines() {}

  /** 3 GB of RAM below 4 GB and no northbridge. */
  static TestMachine bare() {
    return TestMachine.bare()
        .withRam(LOW_RAM)
        .withProcessor(new Processor(Processor.Vendor.AMD, 0x10, 4, 4, false));
  }

  static TestMachine ramAbove4G(TestMachine machine) {
    return machine.withRam(LOW_RAM, HIGH_RAM);
  }

  /** Where a window that is cut out of RAM ends up. */
  static UnaryOperator<TestMachine> roomForApertureAt(long address) {
    return machine -> machine.withEarlyMemory(MemoryRange.ofSize(address, LARGEST_APERTURE_BYTES));
  }

  /** A northbridge whose window starts at {@code base} and has 32 MB shifted by {@code order}. */
  static UnaryOperator<TestMachine> northbridge(String address, int device, long base, int order) {
    return machine ->
        machine
            .withConfigWord(address, 0x00, device << 16 | 0x1022)
            .withConfigWord(address, 0x08, 0x0600_0000)
            .withConfigWord(address, 0x90, order << 1)
            .withConfigWord(address, 0x94, (int) (base >> 25));
  }
}
