package org.lifeboat.plugin.intelvtd.linux61;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;
import org.lifeboat.plugin.intelvtd.table.DeviceScope;
import org.lifeboat.plugin.intelvtd.unit.Inventory;
import org.lifeboat.plugin.intelvtd.unit.Unit;

/**
 * Whether every interrupt controller of a machine is some unit's
 * (drivers/iommu/intel/irq_remapping.c:parse_ioapics_under_ir). The controllers are those of the
 * MADT. A machine without that table has none that could lack a unit: what another source might say
 * of them (MP tables) is not known here.
 */
final class IoApicCoverage {
  /** Controllers that the kernel can note (MAX_IO_APICS). */
  private static final int MAXIMUM_IO_APICS = 128;

  /** Timers that the kernel can note (MAX_HPET_TBS). */
  private static final int MAXIMUM_TIMERS = 8;

  private record Mapped(int unit, int id) {}

  private final Set<Mapped> ioApics = new LinkedHashSet<>();
  private final Set<Mapped> timers = new LinkedHashSet<>();
  private final Stage stage;

  private IoApicCoverage(Stage stage) {
    this.stage = stage;
  }

  /**
   * Prints what belongs to what; false where a controller is left out or no unit remaps interrupts.
   */
  static boolean isComplete(Inventory inventory, Stage stage) {
    IoApicCoverage coverage = new IoApicCoverage(stage);
    List<Unit> able =
        inventory.units().stream().filter(u -> u.capabilities().interruptRemapping()).toList();
    return !able.isEmpty()
        && able.stream().allMatch(coverage::note)
        && coverage.missing().isEmpty();
  }

  private boolean note(Unit unit) {
    return unit.structure().scopes().list().stream().allMatch(scope -> note(unit, scope));
  }

  private boolean note(Unit unit, DeviceScope scope) {
    Mapped mapped = new Mapped(unit.number(), scope.enumerationId());
    long address = unit.structure().address();
    return switch (scope.type()) {
      case DeviceScope.IOAPIC ->
          note(
              ioApics,
              mapped,
              MAXIMUM_IO_APICS,
              "DMAR-IR: Exceeded Max IO APICS",
              "DMAR-IR: IOAPIC id %s under DRHD base  0x%x IOMMU %s"
                  .formatted(mapped.id(), address, unit.number()));
      case DeviceScope.HPET ->
          note(
              timers,
              mapped,
              MAXIMUM_TIMERS,
              "DMAR-IR: Exceeded Max HPET blocks",
              "DMAR-IR: HPET id %s under DRHD base 0x%x".formatted(mapped.id(), address));
      default -> true;
    };
  }

  private boolean note(Set<Mapped> known, Mapped mapped, int maximum, String tooMany, String line) {
    if (known.contains(mapped)) {
      return true;
    }
    if (known.size() == maximum) {
      stage.print(Severity.WARNING, tooMany);
      return false;
    }
    known.add(mapped);
    stage.print(Severity.INFO, line);
    return true;
  }

  private Optional<Integer> missing() {
    Optional<Integer> missing =
        idsOfMadt().stream()
            .filter(id -> ioApics.stream().noneMatch(mapped -> mapped.id() == id))
            .findFirst();
    missing.ifPresent(
        id ->
            stage.print(
                Severity.ERROR,
                ("DMAR-IR: [Firmware Bug]: ioapic %s has no mapping iommu, "
                        + "interrupt remapping will be disabled")
                    .formatted(id)));
    return missing;
  }

  /** The ids of the I/O APIC structures (ACPI specification 5.2.12.3) in the order of the table. */
  private List<Integer> idsOfMadt() {
    final int firstEntry = 44;
    final int ioApicType = 1;
    Bytes madt = stage.table("APIC").map(FirmwareTable::content).orElse(Bytes.EMPTY);
    List<Integer> ids = new ArrayList<>();
    for (int at = firstEntry; at < madt.length() && madt.u8(at + 1) >= 2; at += madt.u8(at + 1)) {
      if (madt.u8(at) == ioApicType && ids.size() < MAXIMUM_IO_APICS) {
        ids.add(madt.u8(at + 2));
      }
    }
    return ids;
  }
}
