package org.lifeboat.plugin.calgary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.EarlyProbe;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.IommuOptions;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;

/** The driver: early it finds its bridges and takes their tables, late it starts them. */
final class CalgaryDriver implements IommuDriver {
  /** Bytes of the smallest translation table; each size is twice the one before. */
  private static final long SMALLEST_TABLE_BYTES = 64L << 10;

  /** The largest size: 8 MB. */
  private static final int LARGEST_SIZE = 7;

  /** Most scalability devices that there is room for (MAX_NUMNODES of a kernel with 64 nodes). */
  private static final int MOST_NODES = 64;

  private static final int ENODEV = 19;
  private static final int EPROTO = 71;

  private final CalgarySettings settings;
  private final List<Integer> buses = new ArrayList<>();
  private RioTable table = new RioTable(Bytes.EMPTY);
  private int tableSize;
  private String disabledBy = "it was not detected";

  CalgaryDriver(CalgarySettings settings) {
    this.settings = settings;
  }

  @Override
  public Detection detect(EarlyStage stage) {
    CalgaryOptions options = CalgaryOptions.parse(stage);
    Optional<RioTable> found =
        stage.table(RioTable.SIGNATURE).map(t -> new RioTable(t.content())).filter(RioTable::isRio);
    Optional<String> reason = unwanted(stage);
    if (reason.isPresent()) {
      disabledBy = reason.get();
      return found.isPresent() ? new Detection.Disabled(disabledBy) : new Detection.Absent();
    }
    print(stage, "Calgary: detecting Calgary via BIOS EBDA area");
    if (found.isEmpty()) {
      print(stage, "Calgary: Unable to locate Rio Grande table in EBDA - bailing!");
      return new Detection.Absent();
    }
    table = found.get();
    return understands(stage) ? search(stage, options) : new Detection.Absent();
  }

  /**
   * Takes a translation table for each bus, below 4 GB and aligned to its size; it stays taken,
   * whatever becomes of the bridges.
   */
  @Override
  public EarlyProbe probe(EarlyStage stage) {
    long bytes = SMALLEST_TABLE_BYTES << tableSize;
    for (int bus : buses) {
      Optional<MemoryRange> taken =
          stage.allocate(
              AllocationRequest.of(bytes, bytes).below(AllocationRequest.LOW_LIMIT),
              "Calgary translation table of bus " + bus);
      if (taken.isEmpty()) {
        stage.print(Severity.ALERT, "bootmem alloc of %s bytes failed!".formatted(bytes));
        throw new KernelPanic("Out of memory");
      }
    }
    return new EarlyProbe.Unknowable(
        "whether the bridges' registers can be mapped shows at run time");
  }

  @Override
  public Initialization initialize(RuntimeStage stage) {
    return buses.isEmpty()
        ? new Initialization.Inactive(disabledBy)
        : new CalgaryStart(stage, table, buses, tableSize).run();
  }

  private Optional<String> unwanted(EarlyStage stage) {
    IommuOptions options = stage.iommuOptions();
    if (options.off() || options.soft()) {
      return Optional.of(options.off() ? "iommu=off" : "iommu=soft");
    }
    if (settings.dialect().yieldsToForce() && stage.bounceDemand().forced()) {
      return Optional.of("swiotlb=force");
    }
    return settings.enabledByDefault() || options.calgary()
        ? Optional.empty()
        : Optional.of("iommu=calgary is missing");
  }

  /** Whether the table's own figures can be believed (build_detail_arrays). */
  private boolean understands(EarlyStage stage) {
    int error = 0;
    if (table.scalabilityDevices() > MOST_NODES) {
      error = ENODEV;
      stage.print(
          Severity.WARNING,
          "Calgary: MAX_NUMNODES too low! Defined as %s, but system has %s nodes."
              .formatted(MOST_NODES, table.scalabilityDevices()));
    } else if (!table.hasKnownVersion()) {
      error = EPROTO;
      stage.print(
          Severity.WARNING,
          "Calgary: Invalid Rio Grande Table Version: %s".formatted(table.version()));
    }
    if (error != 0) {
      print(stage, "Calgary: build_detail_arrays ret %s".formatted(-error));
    }
    return error == 0;
  }

  private Detection search(EarlyStage stage, CalgaryOptions options) {
    long ramUnits = Math.max(1, stage.firmwareMap().endOfRam() >>> 13);
    tableSize = options.tableSize().orElse(Math.min(LARGEST_SIZE, Pages.order(ramUnits)));
    buses.addAll(new HostBridges(stage, options).usedBuses());
    print(
        stage, "Calgary: finished detection, Calgary " + (buses.isEmpty() ? "not found" : "found"));
    if (buses.isEmpty()) {
      return new Detection.Absent();
    }
    print(stage, "PCI-DMA: Calgary IOMMU detected.");
    print(stage, "PCI-DMA: Calgary TCE table spec is %s".formatted(tableSize));
    return new Detection.Present("Rio Grande table, %s buses".formatted(buses.size()));
  }

  private static void print(EarlyStage stage, String text) {
    stage.print(Severity.INFO, text);
  }
}
