package org.lifeboat.plugin.amdvi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lifeboat.api.firmware.Registers;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.api.stage.InterruptStage;
import org.lifeboat.api.stage.RegisterMapping;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.plugin.amdvi.ivrs.IvrsBlock;
import org.lifeboat.plugin.amdvi.ivrs.IvrsTable;
import org.lifeboat.plugin.amdvi.ivrs.WalkEnd;

/** Parses the table and maps the units of Linux 6.1 (early_amd_iommu_init, init_iommu_all). */
final class IvrsParser {
  /** The highest type of block that is considered (ACPI_IVHD_TYPE_MAX_SUPPORTED). */
  private static final int HIGHEST_TYPE = 0x40;

  /** Most units that the driver takes (MAX_IOMMUS). */
  private static final int MOST_UNITS = 32;

  private final InterruptStage stage;
  private final IvrsTable table;
  private final KernelTables memory;
  private final KernelLog log;
  private final List<Unit> units = new ArrayList<>();
  private final RequesterMap requesters = new RequesterMap();
  private final Map<Integer, Integer> lastRequesters = new TreeMap<>();
  private final SpecialDevices specialDevices;
  private final TableDump dump;
  private boolean guestInterrupts;
  private boolean x2apic;

  IvrsParser(InterruptStage stage, IvrsTable table, AmdViOptions options, KernelTables memory) {
    this.stage = stage;
    this.table = table;
    this.memory = memory;
    log = new KernelLog(stage);
    specialDevices = new SpecialDevices(options.specialDevices());
    dump = new TableDump(options.dump(), log);
    guestInterrupts = options.guestInterrupts();
  }

  /**
   * Parses.
   *
   * @throws StartFailure where the kernel gives up
   * @throws org.lifeboat.api.stage.KernelPanic where it never ends
   */
  ParsedUnits parse() throws StartFailure {
    if (!table.checksumRight()) {
      log.firmwareBug("IVRS invalid checksum");
      throw new StartFailure(
          "ivrs-bad-checksum", "The bytes of the IVRS table do not add up to 0.");
    }
    if (table.end() == WalkEnd.ENDLESS) {
      throw EndlessLoop.inBlocks();
    }
    memory.takeDomainBitmap(stage.pages());
    int type = chosenType();
    dump.type(type);
    for (IvrsBlock block : table.blocks()) {
      if (block.type() == type) {
        dump.unit(table.content(), block);
        units.add(unit(block));
      }
    }
    if (table.end() == WalkEnd.PAST_END) {
      KernelWarning.BLOCKS.print(stage);
    }
    long common = commonFeatures();
    for (Unit unit : units) {
      prepare(unit);
    }
    return new ParsedUnits(
        units, requesters, specialDevices, lastRequesters, common, guestInterrupts, x2apic);
  }

  /**
   * The type of the last block that describes the first block's device, newer descriptions standing
   * behind older ones (get_highest_supported_ivhd_type).
   */
  private int chosenType() {
    if (table.blocks().isEmpty()) {
      return table.content().u8(IvrsTable.HEADER_BYTES);
    }
    IvrsBlock first = table.blocks().get(0);
    int type = first.type();
    for (IvrsBlock block : table.blocks()) {
      if (block.type() > HIGHEST_TYPE) {
        return type;
      }
      if (block.deviceId() == first.deviceId()) {
        type = block.type();
      }
    }
    return type;
  }

  private Unit unit(IvrsBlock described) throws StartFailure {
    if (!(described instanceof IvrsBlock.Ivhd block)) {
      log.error("Unsupported IVHD type %s", KernelLog.hex(described.type()));
      throw new StartFailure(
          "ivrs-unknown-type",
          "The IVRS table describes its unit in a block of type %02xh, which the kernel does not know."
              .formatted(described.type()));
    }
    int segment = block.segment();
    if (!lastRequesters.containsKey(segment)) {
      int last = new SegmentScan(stage, table).lastRequester(segment, block.type());
      lastRequesters.put(segment, last);
      dump.segment(segment, last);
      memory.takeSegment(stage.pages(), last, Zone.DMA32);
    }
    if (units.size() >= MOST_UNITS) {
      stage.print(Severity.WARNING, "System has more IOMMUs than supported by this driver");
      throw new StartFailure(
          "ivrs-too-many-units",
          "The IVRS table describes more than %s units.".formatted(MOST_UNITS));
    }
    boolean guestApic = Unit.hasGuestApic(block);
    guestInterrupts &= guestApic;
    x2apic |= guestApic && (block.features() & Unit.X2APIC) != 0;
    boolean trusted = guestApic && (table.ivInfo() & IvrsTable.FEATURES_REPORTED) != 0;
    Unit unit =
        new Unit(
            units.size(),
            block,
            map(block),
            trusted ? block.features() : 0,
            trusted ? block.features2() : 0);
    new DeviceEntries(block, unit.index(), requesters)
        .apply(
            0,
            lastRequesters.get(segment),
            new NamedDevices(
                block, specialDevices, log, dump, dump.entries(table.content(), block)));
    return unit;
  }

  private Registers map(IvrsBlock.Ivhd block) throws StartFailure {
    long base = block.mmioBase();
    int bytes = Unit.registerBytes(block);
    RegisterMapping mapping = stage.mapRegisters(MemoryRange.ofSize(base, bytes), "amd_iommu");
    if (mapping instanceof RegisterMapping.Mapped mapped) {
      return mapped.registers();
    }
    if (mapping instanceof RegisterMapping.Claimed claimed) {
      log.error("Can not reserve memory region %x-%x for mmio", base, bytes);
      log.error("This is a BIOS bug. Please contact your hardware vendor");
      throw MmioFailure.claimed(base, claimed.holder());
    }
    throw MmioFailure.unmappable(base);
  }

  /** What all units have in common, with complaints where they differ (get_global_efr). */
  private long commonFeatures() {
    long common = units.isEmpty() ? 0 : units.get(0).features();
    long common2 = units.isEmpty() ? 0 : units.get(0).features2();
    for (Unit unit : units) {
      if (unit.features() != common || unit.features2() != common2) {
        log.firmwareBug(
            "Found inconsistent EFR/EFR2 %s,%s (global %s,%s) on iommu%s (%s).",
            KernelLog.hex(unit.features()),
            KernelLog.hex(unit.features2()),
            KernelLog.hex(common),
            KernelLog.hex(common2),
            unit.index(),
            unit.address());
        common &= unit.features();
        common2 &= unit.features2();
      }
    }
    log.info("Using global IVHD EFR:%s, EFR2:%s", KernelLog.hex(common), KernelLog.hex(common2));
    return common;
  }

  /** Buffers, and what firmware left switched on (init_iommu_one_late). */
  private void prepare(Unit unit) throws StartFailure {
    memory.takeSemaphore(stage.pages());
    memory.takeBuffers(stage.pages());
    if (UnitRegisters.translating(unit.registers())) {
      log.warn("Translation was enabled for IOMMU:%s but we are not in kdump mode", unit.index());
    }
    requesters.except(unit.address());
  }
}
