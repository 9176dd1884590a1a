package org.lifeboat.plugin.amdvi;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.firmware.Registers;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.stage.RegisterMapping;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.plugin.amdvi.ivrs.IvhdEntry;
import org.lifeboat.plugin.amdvi.ivrs.IvrsBlock;
import org.lifeboat.plugin.amdvi.ivrs.IvrsTable;
import org.lifeboat.plugin.amdvi.ivrs.WalkEnd;

/**
 * Parses the table and maps the units of Linux 2.6.32 and 2.6.33 (init_iommu_all): only 10h blocks
 * and segment 0 count, and a unit tells in its PCI capability which devices it serves. A wrong
 * checksum has no effect: the kernel notices it and drops the news.
 */
final class SingleStartParser {
  /** The one type of block that describes a unit (ACPI_IVHD_TYPE). */
  private static final int UNIT = 0x10;

  /** Bytes of registers (MMIO_REGION_LENGTH). */
  private static final int REGISTER_BYTES = 0x4000;

  /**
   * Offset in a unit's PCI capability of the word with bus, first and last device
   * (MMIO_RANGE_OFFSET).
   */
  private static final int RANGE = 0x0c;

  private final RuntimeStage stage;
  private final IvrsTable table;
  private final KernelTables memory = new KernelTables();
  private final RequesterMap requesters = new RequesterMap();
  private boolean unitWithoutRegisters;

  SingleStartParser(RuntimeStage stage, IvrsTable table) {
    this.stage = stage;
    this.table = table;
  }

  List<Unit> parse() throws StartFailure {
    if (table.end() == WalkEnd.ENDLESS) {
      throw EndlessLoop.inBlocks();
    }
    memory.takeSegment(stage.pages(), lastRequester(), Zone.NORMAL);
    memory.takeDomainBitmap(stage.pages());
    List<Unit> units = new ArrayList<>();
    for (IvrsBlock.Ivhd block : described()) {
      units.add(unit(block, units.size()));
    }
    return units;
  }

  RequesterMap requesters() {
    return requesters;
  }

  /**
   * Whether the parse stopped at a unit whose registers are not mapped; a kernel that goes on
   * touches the control register first.
   */
  boolean leavesUnitWithoutRegisters() {
    return unitWithoutRegisters;
  }

  void release() {
    memory.release(stage.pages());
  }

  private List<IvrsBlock.Ivhd> described() {
    return table.units().filter(b -> b.type() == UNIT).toList();
  }

  /**
   * The highest requester id; 0 where the checksum is wrong, since the kernel then looks no
   * further.
   */
  private int lastRequester() {
    int highest = 0;
    if (table.checksumRight()) {
      for (IvrsBlock.Ivhd block : described()) {
        highest = Math.max(highest, DeviceRange.of(rangeWord(address(block), block)).last());
        for (IvhdEntry entry : block.entries()) {
          highest = Math.max(highest, SegmentScan.named(entry));
        }
      }
    }
    return highest;
  }

  private int rangeWord(PciAddress address, IvrsBlock.Ivhd block) {
    int offset = block.capability() + RANGE & 0xfc;
    return stage.readPciConfig(address, offset).orElse(-1);
  }

  private Unit unit(IvrsBlock.Ivhd block, int index) throws StartFailure {
    PciFunction function = function(block);
    Unit unit = new Unit(index, block, map(block), 0, 0);
    memory.takeBuffers(stage.pages());
    DeviceRange range = DeviceRange.of(function.config().u32(block.capability() + RANGE));
    new DeviceEntries(block, index, requesters)
        .apply(range.first(), range.last(), new NothingElse());
    requesters.serve(0, range.first(), range.last(), index);
    return unit;
  }

  private PciFunction function(IvrsBlock.Ivhd block) throws StartFailure {
    PciAddress address = address(block);
    for (PciFunction function : stage.pciFunctions()) {
      if (function.address().equals(address)) {
        return function;
      }
    }
    throw broken(
        new StartFailure(
            "ivrs-absent-function",
            "The IVRS table says that a unit is PCI function %s, which is not there."
                .formatted(address)));
  }

  private Registers map(IvrsBlock.Ivhd block) throws StartFailure {
    long base = block.mmioBase();
    RegisterMapping mapping =
        stage.mapRegisters(MemoryRange.ofSize(base, REGISTER_BYTES), "amd_iommu");
    if (mapping instanceof RegisterMapping.Mapped mapped) {
      return mapped.registers();
    }
    throw broken(
        mapping instanceof RegisterMapping.Claimed claimed
            ? MmioFailure.claimed(base, claimed.holder())
            : MmioFailure.unmappable(base));
  }

  private StartFailure broken(StartFailure failure) {
    unitWithoutRegisters = true;
    return failure;
  }

  private static PciAddress address(IvrsBlock.Ivhd block) {
    return PciAddress.ofRequesterId(0, block.deviceId());
  }

  /** First and last requester id that a unit's capability claims for it, inclusive. */
  private record DeviceRange(int first, int last) {
    static DeviceRange of(int word) {
      int bus = word & 0xff00;
      return new DeviceRange(bus | word >> 16 & 0xff, bus | word >> 24 & 0xff);
    }
  }

  /** These kernels skip what newer tables name beside PCI devices. */
  private record NothingElse() implements DeviceEntries.Others {
    @Override
    public int special(IvhdEntry.Special entry) {
      return entry.requester();
    }

    @Override
    public boolean acpiDevice(IvhdEntry.AcpiDevice entry) {
      return false;
    }
  }
}
