package org.lifeboat.fuzz;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciFunction.BusRange;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Machine.BootLoader;

/** Small machines to put what a fuzzer wrote into. */
final class Machines {
  static final int INTEL = 0x8086;
  static final int AMD = 0x1022;

  /** 2 GB below 4 GB, 1 GB above; 64 KB at 1 GB that are not RAM. */
  static final FirmwareMap MAP =
      new FirmwareMap(
          List.of(
              new Entry(new MemoryRange(0, 0x9fc00), Kind.USABLE),
              new Entry(new MemoryRange(0x9fc00, 0x10_0000), Kind.RESERVED),
              new Entry(new MemoryRange(0x10_0000, 0x4000_0000), Kind.USABLE),
              new Entry(new MemoryRange(0x4000_0000, 0x4001_0000), Kind.RESERVED),
              new Entry(new MemoryRange(0x4001_0000, 0x7ffe_0000), Kind.USABLE),
              new Entry(new MemoryRange(0x7ffe_0000, 0x8000_0000L), Kind.ACPI_DATA),
              new Entry(new MemoryRange(1L << 32, 5L << 30), Kind.USABLE)));

  private static final int CONVENTIONAL_CARD = 0x02_0000;
  private static final int BRIDGE = 0x06_0400;

  private Machines() {}

  static Machine of(
      FirmwareMap map,
      List<FirmwareTable> tables,
      List<RegisterPage> registers,
      List<PciFunction> functions,
      Processor processor,
      String commandLine) {
    return new Machine(
        "fuzzed",
        "",
        map,
        List.of(),
        List.of(),
        new FirmwareImage(tables, registers),
        functions,
        processor,
        Dmi.NONE,
        new BootLoader(Optional.empty(), Optional.empty(), 0, false, commandLine),
        List.of(),
        List.of());
  }

  static FirmwareTable table(String signature, Bytes content) {
    return new FirmwareTable(signature, 0x7ffe_1000L, content);
  }

  /** A network card that reaches 4 GB. */
  static PciFunction card(String address, int vendor, int device) {
    return function(address, vendor, device, CONVENTIONAL_CARD, Bytes.EMPTY);
  }

  static PciFunction function(String address, int vendor, int device, int kind, Bytes config) {
    return new PciFunction(
        PciAddress.parse(address),
        "",
        vendor,
        device,
        kind,
        32,
        32,
        false,
        Optional.empty(),
        config);
  }

  static PciFunction bridge(String address, int vendor, int bus, Bytes config) {
    return new PciFunction(
        PciAddress.parse(address),
        "",
        vendor,
        0x1901,
        BRIDGE,
        32,
        32,
        true,
        Optional.of(new BusRange(bus, bus)),
        config);
  }
}
