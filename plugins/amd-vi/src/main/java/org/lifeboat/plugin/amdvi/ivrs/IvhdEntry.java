package org.lifeboat.plugin.amdvi.ivrs;

import org.lifeboat.api.firmware.Bytes;

/**
 * A device entry of an IVHD block (AMD I/O Virtualization Technology specification, section
 * 5.2.2.2): which requesters a unit serves. Requester ids have 16 bits: bus, device, function.
 */
public sealed interface IvhdEntry {
  /** Type of {@link AcpiDevice}, the only one above 7Fh that has a length. */
  int ACPI_DEVICE = 0xf0;

  /** Type 01h: every requester of the segment. */
  record All() implements IvhdEntry {}

  /**
   * Types 02h and 46h: one requester.
   *
   * @param requester its id
   */
  record Select(int requester) implements IvhdEntry {}

  /**
   * Types 03h and 47h: the first of a range that the next {@link RangeEnd} closes.
   *
   * @param first its id
   */
  record RangeStart(int first) implements IvhdEntry {}

  /**
   * Type 04h.
   *
   * @param last the last id of the open range, inclusive
   */
  record RangeEnd(int last) implements IvhdEntry {}

  /**
   * Type 42h: a requester that the unit sees under another id.
   *
   * @param requester its own id
   * @param alias the id on the wire
   */
  record Alias(int requester, int alias) implements IvhdEntry {}

  /**
   * Type 43h: the first of a range of requesters that the unit sees under one id.
   *
   * @param first its id
   * @param alias the id on the wire
   */
  record AliasRangeStart(int first, int alias) implements IvhdEntry {}

  /**
   * Type 48h: an I/O APIC or a HPET.
   *
   * @param handle its number in the MADT or HPET table, 8 bits
   * @param requester the id under which it sends interrupts
   * @param variety {@link #IO_APIC}, {@link #HPET}, or anything else
   */
  record Special(int handle, int requester, int variety) implements IvhdEntry {
    /** An interrupt controller. */
    public static final int IO_APIC = 1;

    /** A timer. */
    public static final int HPET = 2;
  }

  /**
   * Type F0h: a device that ACPI names and PCI does not know.
   *
   * @param requester its id
   * @param hardwareId eight characters, the rest zero
   * @param uniqueIdFormat 0 none, 1 a number, 2 text
   * @param uniqueId its bytes
   */
  record AcpiDevice(int requester, Bytes hardwareId, int uniqueIdFormat, Bytes uniqueId)
      implements IvhdEntry {}

  /**
   * Any other type: skipped.
   *
   * @param type 8 bits
   */
  record Unknown(int type) implements IvhdEntry {}
}
