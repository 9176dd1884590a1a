package org.lifeboat.plugin.intelvtd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.plugin.intelvtd.DmarBuilder.endpoint;
import static org.lifeboat.plugin.intelvtd.DmarBuilder.scope;
import static org.lifeboat.plugin.intelvtd.Machines.bridge;
import static org.lifeboat.plugin.intelvtd.Machines.dmar;
import static org.lifeboat.plugin.intelvtd.Machines.function;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.testkit.TestMachine;

/**
 * A Dell XPS 15 7590 under Debian's 6.1, by its public boot log: two units that differ, graphics on
 * one of them.
 */
class RealMachineTest {
  private static final TestMachine XPS_15 =
      Machines.q35()
          .withMap(
              new FirmwareMap(
                  List.of(
                      Machines.entry(0x10_0000, 0x6000_0000, Kind.USABLE),
                      Machines.entry(0x6000_0000, 0x8000_0000L, Kind.RESERVED))))
          .with(
              dmar(
                  DmarBuilder.table()
                      .unit(0xfed9_0000L, 0, endpoint(0, 2, 0))
                      .unit(0xfed9_1000L, 1, scope(3, 2, 0xf0, 0x1f, 0), scope(4, 0, 0, 0x1f, 0))
                      .region(0x6d65_9000L, 0x6d67_8fffL, endpoint(0, 0x14, 0))
                      .region(0x7b00_0000L, 0x7f7f_ffffL, endpoint(0, 2, 0))))
          .withRegisters(
              Machines.page(0xfed9_0000L, 0x1c0000c40660462L, 0x19e2ff0505eL),
              Machines.page(0xfed9_1000L, 0xd2008c40660462L, 0xf050daL))
          .with(Machines::x2apic)
          .withCommandLine("quiet splash intel_iommu=on")
          .withFunctions(
              function("00:00.0", 0x8086_3e20, 0x060000),
              withoutAccessControl(bridge("00:01.0", 1, 1)),
              function("00:02.0", 0x8086_3e9b, 0x030000),
              function("00:14.0", 0x8086_a36d, 0x0c0330),
              function("00:14.2", 0x8086_a36f, 0x050000),
              bridge("00:1c.0", 0x3b, 0x3b),
              bridge("00:1c.4", 0x3c, 0x3c),
              function("00:1f.0", 0x8086_a30e, 0x060100),
              function("00:1f.3", 0x8086_a348, 0x040380),
              function("01:00.0", 0x10de_1f91, 0x030000),
              function("3b:00.0", 0x8086_2723, 0x028000),
              function("3c:00.0", 0x10ec_525a, 0xff0000));

  /** A root port whose whole configuration space is known, and has no access control services. */
  private static PciFunction withoutAccessControl(PciFunction port) {
    Bytes config =
        Bytes.of(new byte[4096])
            .with(0x06, (byte) 0x10)
            .with(0x0e, (byte) 1)
            .with(0x34, (byte) 0x40)
            .with(0x40, (byte) 0x10, (byte) 0, (byte) 0x42);
    return new PciFunction(
        port.address(),
        port.name(),
        port.vendorId(),
        port.deviceId(),
        port.classCode(),
        32,
        32,
        false,
        port.bridge(),
        config);
  }

  @Test
  void theLogIsThatOfTheMachine() {
    assertThat(FakeBoot.linux61(XPS_15).log())
        .containsExactly(
            "DMAR: IOMMU enabled",
            "DMAR: Host address width 39",
            "DMAR: DRHD base: 0x000000fed90000 flags: 0x0",
            "DMAR: dmar0: reg_base_addr fed90000 ver 1:0 cap 1c0000c40660462 ecap 19e2ff0505e",
            "DMAR: DRHD base: 0x000000fed91000 flags: 0x1",
            "DMAR: dmar1: reg_base_addr fed91000 ver 1:0 cap d2008c40660462 ecap f050da",
            "DMAR: RMRR base: 0x0000006d659000 end: 0x0000006d678fff",
            "DMAR: RMRR base: 0x0000007b000000 end: 0x0000007f7fffff",
            "DMAR-IR: IOAPIC id 2 under DRHD base  0xfed91000 IOMMU 1",
            "DMAR-IR: HPET id 0 under DRHD base 0xfed91000",
            "DMAR-IR: Queued invalidation will be enabled to support x2apic and Intr-remapping.",
            "DMAR-IR: Enabled IRQ remapping in x2apic mode",
            "DMAR: No ATSR found",
            "DMAR: No SATC found",
            "DMAR: IOMMU feature fl1gp_support inconsistent",
            "DMAR: IOMMU feature pgsel_inv inconsistent",
            "DMAR: IOMMU feature nwfs inconsistent",
            "DMAR: IOMMU feature pasid inconsistent",
            "DMAR: IOMMU feature eafs inconsistent",
            "DMAR: IOMMU feature prs inconsistent",
            "DMAR: IOMMU feature nest inconsistent",
            "DMAR: IOMMU feature mts inconsistent",
            "DMAR: IOMMU feature sc_support inconsistent",
            "DMAR: IOMMU feature dev_iotlb_support inconsistent",
            "DMAR: dmar0: Using Queued invalidation",
            "DMAR: dmar1: Using Queued invalidation",
            "pci 0000:00:02.0: Adding to iommu group 0",
            "pci 0000:00:00.0: Adding to iommu group 1",
            "pci 0000:00:01.0: Adding to iommu group 2",
            "pci 0000:00:14.0: Adding to iommu group 3",
            "pci 0000:00:14.2: Adding to iommu group 3",
            "pci 0000:00:1c.0: Adding to iommu group 4",
            "pci 0000:00:1c.4: Adding to iommu group 5",
            "pci 0000:00:1f.0: Adding to iommu group 6",
            "pci 0000:00:1f.3: Adding to iommu group 6",
            "pci 0000:01:00.0: Adding to iommu group 2",
            "pci 0000:3b:00.0: Adding to iommu group 7",
            "pci 0000:3c:00.0: Adding to iommu group 8",
            "DMAR: Intel(R) Virtualization Technology for Directed I/O");
  }

  @Test
  void interruptTablesQueuesAndRootTablesStayWithTheDriver() {
    assertThat(FakeBoot.linux61(XPS_15).blocksHeld()).isEqualTo(2 * 3);
  }
}
