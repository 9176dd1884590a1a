package org.lifeboat.firmware.consequence;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.event.BootEvent.PluginFailure;
import org.lifeboat.engine.event.BootEvent.Printed;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.DeviceFate;
import org.lifeboat.engine.report.BootReport.HardwareIommu;
import org.lifeboat.engine.report.BootReport.Reach;

/**
 * What came of a table under one kernel. Hundreds of tables make thousands of these: they hold what
 * is told of a boot, not the boot's report.
 *
 * @param kernel the kernel profile's id
 * @param backend who serves DMA; empty where the machine stops
 * @param hardware what became of the units
 * @param pool the bounce buffer in use at the end
 * @param panic the panic's text, where the machine stops
 * @param failure what a plugin did wrong, where one did
 * @param cardFate what became of the trial's Wi-Fi card; empty where the machine stops
 * @param complaint the first line in which the kernel complains of the IOMMU
 */
public record Consequence(
    String kernel,
    Optional<String> backend,
    HardwareIommu hardware,
    Optional<MemoryRange> pool,
    Optional<String> panic,
    Optional<PluginFailure> failure,
    Optional<DeviceFate> cardFate,
    Optional<String> complaint) {
  private static final List<String> OF_THE_IOMMU =
      List.of("DMAR", "AMD-Vi", "IOMMU", "BIOS is broken");

  /** Said of each ANDD of a trial, which has no ACPI name space: no fault of the table. */
  private static final String NO_NAME_SPACE = "DMAR: Failed to find handle for ACPI object";

  /** What is told of a boot, by where the trial's Wi-Fi card sits. */
  static Consequence of(BootReport report, PciAddress card) {
    return new Consequence(
        report.kernel(),
        report.backend(),
        report.hardware(),
        report.pool().map(BouncePool::range),
        report.panic(),
        report.failure(),
        report.devices().stream().filter(d -> d.address().equals(card)).findFirst(),
        complaint(report.events()));
  }

  /** Whether the unit translates. */
  public boolean active() {
    return hardware.active();
  }

  /** What became of the IOMMU, in a few words. */
  public String iommu() {
    if (panic.isPresent()) {
      return "the machine stops";
    }
    if (active()) {
      return "works";
    }
    if (hardware.driver().isEmpty()) {
      return "is not found";
    }
    return hardware
        .failedAt()
        .map(
            at ->
                switch (at) {
                  case DETECT -> "fails when detected";
                  case INITIALIZE -> "fails when started";
                })
        .orElse("is not used");
  }

  /** Why, where it does not work. */
  public Optional<String> cause() {
    return panic.isPresent() ? panic : hardware.cause().filter(c -> !active()).map(c -> c.text());
  }

  /** The way of DMA: {@code intel-vtd}, {@code swiotlb, 64 MB}, {@code nommu}. */
  public String way() {
    String size = pool.map(r -> ", " + Sizes.human(r.bytes())).orElse("");
    return backend.map(b -> b.equals("swiotlb") ? b + size : b).orElse("-");
  }

  /** Whether the card works. */
  public boolean cardLives() {
    return cardFate.map(f -> f.reach() != Reach.UNREACHABLE).orElse(false);
  }

  private static Optional<String> complaint(List<BootEvent> events) {
    return events.stream()
        .filter(Printed.class::isInstance)
        .map(Printed.class::cast)
        .filter(p -> p.severity().compareTo(Severity.WARNING) <= 0)
        .map(p -> p.text().lines().findFirst().orElse(""))
        .filter(Consequence::isOfTheIommu)
        .findFirst();
  }

  private static boolean isOfTheIommu(String line) {
    return OF_THE_IOMMU.stream().anyMatch(line::contains) && !line.startsWith(NO_NAME_SPACE);
  }
}
