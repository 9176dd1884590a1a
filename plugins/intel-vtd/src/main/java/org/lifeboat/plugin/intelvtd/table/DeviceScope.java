package org.lifeboat.plugin.intelvtd.table;

import java.util.List;

/**
 * A device scope (VT-d specification 8.3.1): which device a structure speaks of.
 *
 * @param type 1 endpoint, 2 bridge, 3 IOAPIC, 4 HPET, 5 ACPI namespace; others are undefined
 * @param length bytes it claims, 0 to 255
 * @param enumerationId IOAPIC id, HPET number or ACPI device number
 * @param startBus the bus where the path begins
 * @param path from there to the device; empty where the length leaves no room for a step
 */
public record DeviceScope(
    int type, int length, int enumerationId, int startBus, List<PathStep> path) {
  /** A PCI function that is no bridge. */
  public static final int ENDPOINT = 1;

  /** A PCI bridge, and all behind it. */
  public static final int BRIDGE = 2;

  /** An interrupt controller. */
  public static final int IOAPIC = 3;

  /** A timer. */
  public static final int HPET = 4;

  /** A device that only ACPI knows. */
  public static final int NAMESPACE = 5;

  /** Bytes before the path. */
  public static final int HEADER_BYTES = 6;

  /** Copies the path. */
  public DeviceScope {
    path = List.copyOf(path);
  }

  /** Whether it names a PCI function: {@link #ENDPOINT} or {@link #BRIDGE}. */
  public boolean isPci() {
    return type == ENDPOINT || type == BRIDGE;
  }
}
