package org.lifeboat.firmware.consequence;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.engine.event.BootEvent.Printed;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.DeviceFate;
import org.lifeboat.engine.report.BootReport.Reach;

/**
 * What came of a table under one kernel.
 *
 * @param report the boot
 * @param card where the trial's Wi-Fi card sits
 */
public record Consequence(BootReport report, PciAddress card) {
  private static final List<String> OF_THE_IOMMU =
      List.of("DMAR", "AMD-Vi", "IOMMU", "BIOS is broken");

  /** Said of each ANDD of a trial, which has no ACPI name space: no fault of the table. */
  private static final String NO_NAME_SPACE = "DMAR: Failed to find handle for ACPI object";

  /** The kernel profile's id. */
  public String kernel() {
    return report.kernel();
  }

  /** Whether the unit translates. */
  public boolean active() {
    return report.hardware().active();
  }

  /** What became of the IOMMU, in a few words. */
  public String iommu() {
    if (report.panic().isPresent()) {
      return "the machine stops";
    }
    if (active()) {
      return "works";
    }
    if (report.hardware().driver().isEmpty()) {
      return "is not found";
    }
    return report
        .hardware()
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
    return report.panic().isPresent()
        ? report.panic()
        : report.hardware().cause().filter(c -> !active()).map(c -> c.text());
  }

  /** The way of DMA: {@code intel-vtd}, {@code swiotlb, 64 MB}, {@code nommu}. */
  public String backend() {
    String pool =
        report.pool().map(BouncePool::range).map(r -> ", " + Sizes.human(r.bytes())).orElse("");
    return report.backend().map(b -> b.equals("swiotlb") ? b + pool : b).orElse("-");
  }

  /** What became of the Wi-Fi card; empty where the machine stops. */
  public Optional<DeviceFate> cardFate() {
    return report.devices().stream().filter(d -> d.address().equals(card)).findFirst();
  }

  /** Whether the card works. */
  public boolean cardLives() {
    return cardFate().map(f -> f.reach() != Reach.UNREACHABLE).orElse(false);
  }

  /** The first line in which the kernel complains of the IOMMU. */
  public Optional<String> complaint() {
    return report.events().stream()
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
