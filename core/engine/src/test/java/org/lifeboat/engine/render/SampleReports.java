package org.lifeboat.engine.render;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.PoolGrowth;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.EarlyProbe;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.event.BootEvent.Moment;
import org.lifeboat.engine.event.Misdeed;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.DeviceFate;
import org.lifeboat.engine.report.BootReport.FailedAt;
import org.lifeboat.engine.report.BootReport.HardwareIommu;
import org.lifeboat.engine.report.BootReport.MemoryCost;
import org.lifeboat.engine.report.BootReport.Reach;
import org.lifeboat.engine.report.Certainty;

/** Reports of a 4 GB machine with three devices, written by hand. */
final class SampleReports {
  static final long MB = 1L << 20;
  static final Finding ZERO =
      new Finding("dmar-address-zero", "the DMAR's unit 0 lies at address zero");
  static final BouncePool EARLY_POOL =
      new BouncePool(
          new MemoryRange(0x7bed4000L, 0x7fed4000L),
          32768,
          4,
          BouncePool.Origin.EARLY,
          List.of(
              new BouncePool.Bookkeeping(
                  "slot descriptors", MemoryRange.ofSize(0x17f000000L, 768 << 10))));
  static final BouncePool LATE_POOL =
      new BouncePool(
          new MemoryRange(0x7b800000L, 0x7bc00000L), 2048, 1, BouncePool.Origin.LATE, List.of());

  private static final List<Device> DEVICES =
      List.of(
          new Device("0000:00:01.0", "VGA", 32),
          new Device("0000:00:02.0", "e1000 network card", 32),
          new Device("0000:00:1f.2", "AHCI", 64));

  private record Device(String address, String name, int maskBits) {
    DeviceFate fate(Reach limited) {
      Reach reach = maskBits == 64 && limited != Reach.TRANSLATED ? Reach.DIRECT : limited;
      String why =
          switch (reach) {
            case DIRECT -> "its 64 bits reach all memory";
            case TRANSLATED -> "the unit maps its addresses";
            case BOUNCED -> "memory above 4 GB goes through the bounce buffer";
            case UNREACHABLE -> "32 bits do not reach memory above 4 GB";
          };
      return new DeviceFate(PciAddress.parse(address), name, maskBits, reach, why);
    }
  }

  private SampleReports() {}

  static List<DeviceFate> devices(Reach limited) {
    return DEVICES.stream().map(d -> d.fate(limited)).toList();
  }

  /** The unit fails when its driver starts; the pool held since the early stage serves. */
  static BootReport bounced() {
    return report(
        "deferred-init",
        Optional.of("swiotlb"),
        failedAt(FailedAt.INITIALIZE),
        Optional.of(EARLY_POOL),
        cost(64 * MB, 0, 0, 768 << 10, 0, List.of()),
        devices(Reach.BOUNCED),
        List.of(
            new BootEvent.Began(Moment.EARLY),
            new BootEvent.Reserved(
                MemoryRange.ofSize(16 * MB, 52 * MB), Owner.kernel("kernel image")),
            new BootEvent.Reserved(MemoryRange.ofSize(0x7ffe0000L, 4096), Owner.kernel("initrd")),
            new BootEvent.Printed(Severity.INFO, "DMAR: Host address width 39"),
            new BootEvent.Detected(
                "intel-vtd",
                new Detection.Present("DMAR table, 1 unit"),
                new EarlyProbe.Unknowable("its registers are not mapped")),
            new BootEvent.PoolReserved(EARLY_POOL, false),
            new BootEvent.Began(Moment.HAND_OVER),
            new BootEvent.HandedOver(3900 * MB),
            new BootEvent.Began(Moment.RUNTIME),
            new BootEvent.Printed(
                Severity.WARNING,
                "[Firmware Bug]: Your BIOS is broken; DMAR reported at address 0!\nBIOS vendor: x"),
            new BootEvent.Initialized("intel-vtd", new Initialization.Failed(ZERO)),
            new BootEvent.PoolInitialized(EARLY_POOL),
            new BootEvent.Decided(DmaBackend.bouncing(EARLY_POOL)),
            new BootEvent.Began(Moment.END)));
  }

  /** The same, with a pool that can grow. */
  static BootReport growing() {
    BootReport b = bounced();
    return new BootReport(
        b.machine(),
        b.kernel(),
        b.policy(),
        b.seed(),
        b.backend(),
        b.hardware(),
        b.panic(),
        b.failure(),
        b.pool(),
        Optional.of(new PoolGrowth(4 * MB, 1500 * MB)),
        b.memory(),
        b.devices(),
        b.owners(),
        b.events(),
        b.certainty());
  }

  /** The same unit, and a policy that asks the page allocator once it knows. */
  static BootReport bouncedLate() {
    return report(
        "late-alloc",
        Optional.of("swiotlb"),
        failedAt(FailedAt.INITIALIZE),
        Optional.of(LATE_POOL),
        cost(0, 4 * MB, 0, 0, 0, List.of()),
        devices(Reach.BOUNCED),
        List.of());
  }

  /** Nothing stands in for the unit. */
  static BootReport nommu() {
    return report(
        "nommu",
        Optional.of("nommu"),
        failedAt(FailedAt.DETECT),
        Optional.empty(),
        cost(0, 0, 0, 0, 0, List.of()),
        devices(Reach.UNREACHABLE),
        List.of(new BootEvent.Began(Moment.RUNTIME), new BootEvent.Decided(DmaBackend.none())));
  }

  /** The unit works, and the pool stays beside it, as Linux 6.1 has it. */
  static BootReport hardwareBesidePool() {
    return report(
        "reserve-and-keep",
        Optional.of("intel-vtd"),
        working(),
        Optional.of(EARLY_POOL),
        cost(64 * MB, 0, 0, 768 << 10, 0, List.of()),
        devices(Reach.TRANSLATED),
        List.of(
            new BootEvent.Initialized("intel-vtd", new Initialization.Active(2, List.of())),
            new BootEvent.Decided(DmaBackend.hardwareBeside(EARLY_POOL))));
  }

  /** The unit works, and the pool went back but for a piece. */
  static BootReport returned() {
    return report(
        "deferred-init",
        Optional.of("intel-vtd"),
        working(),
        Optional.empty(),
        cost(
            64 * MB,
            0,
            64 * MB,
            768 << 10,
            (768 << 10) - 16,
            List.of(
                new BootReport.Loss(
                    MemoryRange.ofSize(0x17f000000L, 16),
                    "areas of swiotlb: less than a page, shared with others"))),
        devices(Reach.TRANSLATED),
        List.of(new BootEvent.PoolReleased(EARLY_POOL, 64 * MB, 16)));
  }

  /** The policy stops the machine. */
  static BootReport panic() {
    String text = "IOMMU: could not initialize and no fallback is configured";
    return ended("panic", Optional.of(text), Optional.empty(), new BootEvent.Panicked(text));
  }

  /** A policy that gave memory back twice. */
  static BootReport failure() {
    BootEvent.PluginFailure failure =
        new BootEvent.PluginFailure(
            "policy mine",
            "run-time stage",
            Misdeed.FOREIGN_MEMORY,
            "freed 0x7bed4000-0x7fed4000 twice: it belongs to the page allocator");
    return ended(
        "mine", Optional.empty(), Optional.of(failure), new BootEvent.PluginFailed(failure));
  }

  private static BootReport ended(
      String policy,
      Optional<String> panic,
      Optional<BootEvent.PluginFailure> failure,
      BootEvent last) {
    return new BootReport(
        "q35-4g-vtd-zero",
        "linux-6.1",
        policy,
        0,
        Optional.empty(),
        failedAt(FailedAt.INITIALIZE),
        panic,
        failure,
        Optional.empty(),
        Optional.empty(),
        cost(0, 0, 0, 0, 0, List.of()),
        List.of(),
        List.of(),
        List.of(new BootEvent.Began(Moment.RUNTIME), last),
        Certainty.WHOLE);
  }

  static BootReport report(
      String policy,
      Optional<String> backend,
      HardwareIommu hardware,
      Optional<BouncePool> pool,
      MemoryCost memory,
      List<DeviceFate> devices,
      List<BootEvent> events) {
    return new BootReport(
        "q35-4g-vtd-zero",
        "linux-6.1",
        policy,
        0,
        backend,
        hardware,
        Optional.empty(),
        Optional.empty(),
        pool,
        Optional.empty(),
        memory,
        devices,
        List.of(
            new BootReport.Owned(MemoryRange.ofSize(0x100000000L, 1L << 31), Owner.PAGE_ALLOCATOR)),
        events,
        Certainty.WHOLE);
  }

  static HardwareIommu failedAt(FailedAt at) {
    return new HardwareIommu(
        false, Optional.of("intel-vtd"), Optional.of(at), Optional.of(ZERO), List.of());
  }

  static HardwareIommu working() {
    return new HardwareIommu(
        true,
        Optional.of("intel-vtd"),
        Optional.empty(),
        Optional.empty(),
        List.of(new IommuGroup(List.of(PciAddress.parse("00:02.0")), false)));
  }

  static MemoryCost cost(
      long early,
      long late,
      long returned,
      long bookkeeping,
      long bookkeepingReturned,
      List<BootReport.Loss> losses) {
    return new MemoryCost(
        4096 * MB,
        3900 * MB,
        early,
        late,
        returned,
        bookkeeping,
        bookkeepingReturned,
        0,
        0,
        losses,
        512);
  }
}
