package org.lifeboat.evidence.recording;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.firmware.Processor.Vendor;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.evidence.log.LoggedHardware.LoggedUnit;

/**
 * What a QEMU 7.2 board has beyond what tables and a log tell: the registers of its remapping
 * units, and its SMBIOS strings.
 */
final class QemuBoard {
  /** Q35_HOST_BRIDGE_IOMMU_ADDR (hw/i386/intel_iommu_internal.h). */
  private static final long INTEL_UNIT = 0xfed9_0000L;

  /** AMDVI_BASE_ADDR (hw/i386/amd_iommu.h). */
  private static final long AMD_UNIT = 0xfed8_0000L;

  /** What the AMD unit's extended feature register reads (AMDVI_EXT_FEATURES). */
  private static final long AMD_FEATURES = 0x29d3;

  private static final int AMD_FEATURES_OFFSET = 0x30;

  /**
   * The AMD unit is a PCI function as well; the header of its capability (AMDVI_CAPAB_FEATURES).
   */
  private static final int AMD_CAPABILITY_OFFSET = 0x40;

  private static final int AMD_CAPABILITY = 0x1f03_000f;
  private static final int AMD_VENDOR = 0x1022;
  private static final int AMD_UNIT_DEVICE = 0x0010;
  private static final int CONFIG_BYTES = 256;

  private static final int INTEL_VERSION = 0x10;

  /** hw/i386/intel_iommu.c:vtd_init for 39 bits, no caching mode, with draining. */
  private static final long INTEL_CAPABILITIES = 0xd2_008c_2226_0206L;

  private static final long INTEL_48_BITS = 0xd2_008c_222f_0606L;
  private static final long INTEL_CACHING_MODE = 1L << 7;
  private static final long INTEL_DRAINING = 3L << 54;
  private static final long INTEL_EXTENDED = 0xf0_0f4aL;

  /** Processors of {@code -cpu max} as the recordings show them. */
  private static final Processor PROCESSOR = new Processor(Vendor.AMD, 0xf, 0x6b, 1, false, true);

  private final Case inputs;

  QemuBoard(Case inputs) {
    this.inputs = inputs;
  }

  /** The registers of the units that the board has; it can have one of a kind. */
  RegisterPages units(List<LoggedUnit> read) {
    RegisterPages pages = new RegisterPages();
    for (String device : inputs.devices()) {
      List<String> words = List.of(device.split(",", -1));
      if (words.get(0).equals("intel-iommu")) {
        pages.add(intel(words, read));
      } else if (words.get(0).equals("amd-iommu")) {
        byte[] page = new byte[Pages.SIZE];
        words(page).putLong(AMD_FEATURES_OFFSET, AMD_FEATURES);
        pages.add(new RegisterPage(AMD_UNIT, Bytes.of(page), true));
      }
    }
    return pages;
  }

  private static RegisterPage intel(List<String> options, List<LoggedUnit> read) {
    LoggedUnit unit =
        read.stream()
            .filter(u -> u.address() == INTEL_UNIT)
            .findFirst()
            .orElseGet(() -> intel(options));
    byte[] page = new byte[Pages.SIZE];
    words(page)
        .putInt(0, unit.version())
        .putLong(8, unit.capabilities())
        .putLong(16, unit.extended());
    return new RegisterPage(INTEL_UNIT, Bytes.of(page), true);
  }

  /** What the unit reads where the log does not say. */
  private static LoggedUnit intel(List<String> options) {
    long capabilities = options.contains("aw-bits=48") ? INTEL_48_BITS : INTEL_CAPABILITIES;
    if (options.contains("caching-mode=on")) {
      capabilities |= INTEL_CACHING_MODE;
    }
    if (options.contains("dma-drain=off")) {
      capabilities &= ~INTEL_DRAINING;
    }
    return new LoggedUnit(INTEL_UNIT, INTEL_VERSION, capabilities, INTEL_EXTENDED);
  }

  private static ByteBuffer words(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The same functions with the configuration space that QEMU gives them, as far as it matters.
   *
   * @param functions ascending by address: QEMU deals out places in the order of its arguments
   */
  List<PciFunction> withConfiguration(List<PciFunction> functions) {
    Iterator<Boolean> accessControl = accessControlOfRootPorts().iterator();
    return functions.stream().map(f -> withConfiguration(f, accessControl)).toList();
  }

  private List<Boolean> accessControlOfRootPorts() {
    return inputs.devices().stream()
        .map(device -> List.of(device.split(",", -1)))
        .filter(words -> words.get(0).equals("pcie-root-port"))
        .map(words -> !words.contains("disable-acs=on"))
        .toList();
  }

  private static PciFunction withConfiguration(
      PciFunction function, Iterator<Boolean> accessControl) {
    if (function.vendorId() == AMD_VENDOR && function.deviceId() == AMD_UNIT_DEVICE) {
      byte[] config = new byte[CONFIG_BYTES];
      words(config).putInt(AMD_CAPABILITY_OFFSET, AMD_CAPABILITY);
      return function.withConfig(Bytes.of(config));
    }
    Optional<QemuBridge> bridge = QemuBridge.of(function);
    boolean allowed =
        bridge.filter(QemuBridge.ROOT_PORT::equals).isEmpty()
            || !accessControl.hasNext()
            || accessControl.next();
    return bridge.map(b -> function.withConfig(b.config(allowed))).orElse(function);
  }

  /** What the log says, completed: its {@code DMI:} line holds neither maker nor board version. */
  Dmi dmi(Dmi logged) {
    return new Dmi(
        logged.systemVendor(),
        logged.productName(),
        Stream.of(logged.productVersion(), boardVersion())
            .filter(t -> !t.isEmpty())
            .findFirst()
            .orElse(""),
        logged.biosVendor().isEmpty() ? "SeaBIOS" : logged.biosVendor(),
        logged.biosVersion());
  }

  private String boardVersion() {
    return switch (inputs.board().split(",", 2)[0]) {
      case "q35" -> "pc-q35-7.2";
      case "pc" -> "pc-i440fx-7.2";
      default -> "";
    };
  }

  /** The processors, where the log does not show them. */
  Processor processor(Optional<Processor> logged) {
    Processor known = logged.orElse(PROCESSOR);
    return new Processor(
        known.vendor(),
        known.family(),
        known.model(),
        logged.map(Processor::possible).orElse(inputs.processors()),
        known.x2apic(),
        known.fiveLevelPaging());
  }
}
