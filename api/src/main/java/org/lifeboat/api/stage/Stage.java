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
  /** The memory map, sanitised, with {@code mem=} and {@code memmap=} applied. */
  FirmwareMap firmwareMap();

  /** The first ACPI table with this signature; empty also where {@code acpi=off} hides them all. */
  Optional<FirmwareTable> table(String signature);

  /** The kernel's parameters. */
  CommandLine commandLine();

  /** What {@code iommu=} said, parsed once for everybody. */
  IommuOptions iommuOptions();

  /** The processors. */
  Processor processor();

  /** The SMBIOS strings. */
  Dmi dmi();

  /**
   * Whether the boot loader launched the kernel measured, with Intel's Trusted Execution Technology
   * (arch/x86/kernel/tboot.c:tboot_enabled): DMA is then shut out until an IOMMU stands in.
   */
  boolean measuredLaunch();

  /**
   * A raw 32-bit read of configuration space (type 1 access, segment 0 only): no enumeration
   * happened and none is implied.
   *
   * @param offset bytes, a multiple of 4, below 256
   * @return the value; empty where no function answers
   */
  OptionalInt readPciConfig(PciAddress address, int offset);

  /**
   * Prints a line, or several separated by newlines, to the kernel's log. The text carries its own
   * prefix ({@code DMAR: }).
   */
  void print(Severity severity, String text);
}
