package org.lifeboat.lab.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.DeviceFate;
import org.lifeboat.engine.report.BootReport.FailedAt;
import org.lifeboat.engine.report.BootReport.HardwareIommu;
import org.lifeboat.engine.report.BootReport.MemoryCost;
import org.lifeboat.engine.report.BootReport.Reach;
import org.lifeboat.engine.report.Certainty;

/** A report with whatever a test wants in it. */
final class Reports {
  private boolean active;
  private boolean passthrough;
  private boolean failed;
  private Optional<String> panic = Optional.empty();
  private long poolMegabytes;
  private final List<DeviceFate> devices = new ArrayList<>();

  Reports works() {
    active = true;
    return this;
  }

  Reports passesThrough() {
    passthrough = true;
    return works();
  }

  Reports fails() {
    failed = true;
    return this;
  }

  Reports panics() {
    panic = Optional.of("no more");
    return this;
  }

  Reports pool(long megabytes) {
    poolMegabytes = megabytes;
    return this;
  }

  Reports device(String name, Reach reach) {
    PciAddress address = new PciAddress(0, 0, devices.size() + 1, 0);
    devices.add(new DeviceFate(address, name, 32, reach, ""));
    return this;
  }

  BootReport report() {
    long bytes = poolMegabytes << 20;
    return new BootReport(
        "m",
        "linux-6.1",
        "p",
        0,
        Optional.of(active ? "intel-vtd" : "swiotlb"),
        new HardwareIommu(
            active,
            Optional.of("intel-vtd"),
            failed ? Optional.of(FailedAt.INITIALIZE) : Optional.empty(),
            failed ? Optional.of(new Finding("x", "It is broken.")) : Optional.empty(),
            active
                ? List.of(new IommuGroup(List.of(new PciAddress(0, 0, 1, 0)), passthrough))
                : List.of()),
        panic,
        Optional.empty(),
        bytes == 0
            ? Optional.empty()
            : Optional.of(
                new BouncePool(
                    new MemoryRange(1 << 30, (1 << 30) + bytes),
                    bytes / 2048,
                    1,
                    BouncePool.Origin.EARLY,
                    List.of())),
        Optional.empty(),
        new MemoryCost(4L << 30, 3L << 30, bytes, 0, 0, 0, 0, 0, 0, List.of(), 0),
        devices,
        List.of(),
        List.of(),
        Certainty.WHOLE);
  }
}
