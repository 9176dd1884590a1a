package org.lifeboat.api.stage;

import java.util.Optional;
import java.util.OptionalInt;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.pci.PciAddress;

/**
 * What every stage of a boot offers. A stage is lent: kept past its end, each of its methods throws
 * {@link StageClosedException}.
 */
public interface Stage {
  /**
   * The memory map, sanitised, with {@code mem=} and {@code memmap=} applied.
   *
   * @return the map, ascending
   */
  FirmwareMap firmwareMap();

  /**
   * An ACPI table.
   *
   * @param signature its four characters: {@code DMAR}
   * @return the first with this signature; empty also where {@code acpi=off} hides them all
   */
  Optional<FirmwareTable> table(String signature);

  /** {@return the kernel's parameters} */
  CommandLine commandLine();

  /** {@return what {@code iommu=} said, parsed once for everybody} */
  IommuOptions iommuOptions();

  /** {@return the machine's processors} */
  Processor processor();

  /** {@return the SMBIOS strings} */
  Dmi dmi();

  /**
   * Whether the boot loader launched the kernel measured, with Intel's Trusted Execution Technology
   * (arch/x86/kernel/tboot.c:tboot_enabled): DMA is then shut out until an IOMMU stands in.
   *
   * @return true where it did
   */
  boolean measuredLaunch();

  /**
   * A raw 32-bit read of configuration space (type 1 access, segment 0 only): no enumeration
   * happened and none is implied.
   *
   * @param address the function; there need not be one
   * @param offset bytes, a multiple of 4, below 256
   * @return the value; empty where no function answers
   */
  OptionalInt readPciConfig(PciAddress address, int offset);

  /**
   * Prints a line, or several separated by newlines, to the kernel's log.
   *
   * @param severity the level
   * @param text what is printed, with its own prefix ({@code DMAR: })
   */
  void print(Severity severity, String text);
}
