package org.lifeboat.plugin.calgary;

import java.io.Serial;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.firmware.Registers;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.api.stage.RegisterMapping;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;

/** Starts the bridges (calgary_iommu_init). */
final class CalgaryStart {
  private static final int IBM = 0x1014;
  private static final int REGISTER_BYTES = 1 << 20;

  /** Host bridges in a chip (PHBS_PER_CALGARY). */
  private static final int BRIDGES = 4;

  /**
   * Where the first bridge of a chip says which buses it leads to; the others follow at {@link
   * #BRIDGE_STEP}.
   */
  private static final int BUS_REGISTER = 0x4020;

  private static final int BRIDGE_STEP = 0x1000;

  /** The first register that the kernel touches of a bridge, as an offset from its chip's. */
  private static final int FIRST_TOUCHED = 0x8190;

  /** Entries of the smallest translation table. */
  private static final long SMALLEST_TABLE_ENTRIES = 8192;

  private static final int ENOMEM = 12;
  private static final int ENODATA = 61;

  private final RuntimeStage stage;
  private final RioTable table;
  private final List<Integer> buses;
  private final int tableSize;
  private final BitSet mapped = new BitSet(HostBridges.BUSES);
  private final Set<Integer> translating = new TreeSet<>();

  CalgaryStart(RuntimeStage stage, RioTable table, List<Integer> buses, int tableSize) {
    this.stage = stage;
    this.table = table;
    this.buses = buses;
    this.tableSize = tableSize;
  }

  Initialization run() {
    stage.print(Severity.INFO, "PCI-DMA: Using Calgary IOMMU");
    try {
      for (RioTable.Device chip : table.devices()) {
        if (chip.isCalgary()) {
          locate(chip);
        }
      }
      for (PciFunction function : stage.pciFunctions()) {
        if (function.vendorId() == IBM
            && HostBridges.isOne(function.deviceId())
            && function.address().segment() == 0
            && buses.contains(function.address().bus())) {
          enable(function);
        }
      }
    } catch (Failure e) {
      stage.print(
          Severity.ERROR,
          "PCI-DMA: Calgary init failed %s, falling back to no_iommu".formatted(-e.error));
      return new Initialization.Failed(e.finding);
    }
    List<IommuGroup> groups = BusGroups.of(stage.pciFunctions(), translating);
    return translating.isEmpty()
        ? new Initialization.Failed(
            new Finding("calgary-no-bridge", "No bus has a host bridge that translates."))
        : new Initialization.Active(translating.size(), groups);
  }

  /**
   * Maps a chip and asks it for the buses of its bridges, in big-endian registers
   * (calgary_locate_bbars).
   */
  private void locate(RioTable.Device chip) throws Failure {
    RegisterMapping mapping =
        stage.mapRegisters(MemoryRange.ofSize(chip.registers(), REGISTER_BYTES), "calgary");
    if (!(mapping instanceof RegisterMapping.Mapped there)) {
      throw new Failure(
          ENODATA,
          "calgary-registers",
          "The registers of a Calgary at 0x%x cannot be mapped.".formatted(chip.registers()));
    }
    for (int bridge = 0; bridge < BRIDGES; bridge++) {
      mark(there.registers(), BUS_REGISTER + BRIDGE_STEP * bridge);
    }
  }

  private void mark(Registers registers, int offset) {
    int word = Integer.reverseBytes(registers.read32(offset));
    int first = word >>> 16 & 0xff;
    int last = word >>> 8 & 0xff;
    int end = last == 0 ? first + 1 : last + 1;
    if (first < end && end <= HostBridges.BUSES) {
      mapped.set(first, end);
    }
  }

  private void enable(PciFunction bridge) throws Failure {
    int bus = bridge.address().bus();
    if (!mapped.get(bus)) {
      stage.print(
          Severity.ALERT,
          "BUG: unable to handle kernel paging request at %016x".formatted(FIRST_TOUCHED));
      throw new KernelPanic("Attempted to kill init!");
    }
    long bitmapBytes = (SMALLEST_TABLE_ENTRIES << tableSize) / 8;
    if (stage.pages().allocate(Pages.order(bitmapBytes), Zone.NORMAL).isEmpty()) {
      throw new Failure(
          ENOMEM,
          "calgary-no-memory",
          "There is no block of %s KB left for the table of a bus.".formatted(bitmapBytes >> 10));
    }
    stage.print(
        Severity.INFO,
        "Calgary: enabling translation on %s PHB 0x%x"
            .formatted(HostBridges.name(bridge.deviceId()), bus));
    stage.print(Severity.INFO, "Calgary: errant DMAs will now be prevented on this bus.");
    translating.add(bus);
  }

  /** The start ends here. */
  private static final class Failure extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final int error;
    private final transient Finding finding;

    Failure(int error, String code, String text) {
      super(text, null, false, false);
      this.error = error;
      finding = new Finding(code, text);
    }
  }
}
