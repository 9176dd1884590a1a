package org.lifeboat.plugin.intelvtd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.plugin.intelvtd.Machines.QEMU_CAP;
import static org.lifeboat.plugin.intelvtd.Machines.QEMU_ECAP;
import static org.lifeboat.plugin.intelvtd.Machines.SECOND_UNIT;
import static org.lifeboat.plugin.intelvtd.Machines.UNIT;
import static org.lifeboat.plugin.intelvtd.Machines.dmar;
import static org.lifeboat.plugin.intelvtd.Machines.function;
import static org.lifeboat.plugin.intelvtd.Machines.page;
import static org.lifeboat.plugin.intelvtd.Versions.otherThan61;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.testkit.TestMachine;

/** In what kernels from 4.2 on differ from 6.1, rule by rule. */
class VersionRulesTest {
  /** Bit 2 of the table's flags, and interrupt remapping. */
  private static final int OPTS_IN = 0b101;

  private static final long REGION = 0x4000_0000L;
  private static final long REGION_LAST = 0x4000_ffffL;
  private static final TestMachine SOUND = Machines.q35().with(dmar(DmarBuilder.sound()));

  private static TestMachine withRegion(Kind kind) {
    return Machines.q35()
        .withMap(
            new FirmwareMap(
                List.of(
                    Machines.entry(0x10_0000, 0x4000_0000, Kind.USABLE),
                    Machines.entry(REGION, REGION_LAST + 1, kind))))
        .with(dmar(DmarBuilder.sound().region(REGION, REGION_LAST)));
  }

  private static TestMachine withPort(int flags) {
    PciFunction port = Machines.bridge("00:1c.0", 1, 1);
    return Machines.q35()
        .with(dmar(DmarBuilder.sound().flags(flags)))
        .withFunction(
            new PciFunction(
                port.address(),
                "port to the outside",
                port.vendorId(),
                port.deviceId(),
                port.classCode(),
                0,
                0,
                true,
                port.bridge(),
                Bytes.EMPTY));
  }

  private static long complaints(FakeBoot boot) {
    return boot.log().stream().filter(line -> line.contains("RMRR [")).count();
  }

  @Test
  void nobodyLooksAtRegionsBefore55() {
    FakeBoot boot =
        FakeBoot.of(withRegion(Kind.USABLE), otherThan61("regionCheck", RegionCheck.NONE));

    assertThat(complaints(boot)).isZero();
    assertThat(boot.active().units()).isEqualTo(1);
  }

  @Test
  void linux55RefusesTheTableForOneBadRegion() {
    FakeBoot boot =
        FakeBoot.of(
            withRegion(Kind.USABLE),
            otherThan61("regionCheck", RegionCheck.ABORTS, "nvsCoversRegions", false));

    assertThat(boot.failure()).isEqualTo("dmar-region-not-reserved");
    assertThat(boot.log())
        .containsSequence(
            "DMAR: [Firmware Bug]: No firmware reserved region can cover this RMRR"
                + " [0x0000000040000000-0x000000004000ffff], contact BIOS vendor for fixes",
            "DMAR: Parse DMAR table failure.")
        .noneMatch(line -> line.contains("bad RMRR") || line.contains("Enabled IRQ remapping"));
  }

  @Test
  void linux55TakesAGoodRegionOfAnyShape() {
    IntelVtdSettings settings =
        otherThan61("regionCheck", RegionCheck.ABORTS, "nvsCoversRegions", false);
    TestMachine machine =
        withRegion(Kind.RESERVED)
            .with(dmar(DmarBuilder.sound().region(REGION + 0x234, REGION_LAST - 1)));

    assertThat(FakeBoot.of(machine, settings).active().units()).isEqualTo(1);
    assertThat(complaints(FakeBoot.of(machine, settings))).isZero();
    assertThat(complaints(FakeBoot.linux61(machine))).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"RESERVED, true, 0", "RESERVED, false, 0", "ACPI_NVS, true, 0", "ACPI_NVS, false, 2"})
  void acpiNvsCountsAsReservedFrom61(Kind kind, boolean nvsCovers, int complaints) {
    FakeBoot boot = FakeBoot.of(withRegion(kind), otherThan61("nvsCoversRegions", nvsCovers));

    assertThat(complaints(boot)).isEqualTo(complaints);
    assertThat(boot.active().units()).isEqualTo(1);
  }

  /** Until 6.0 all of a region must be reserved, not only its end. */
  @Test
  void aRegionThatIsReservedInPartIsBadBefore61() {
    TestMachine machine =
        Machines.q35()
            .withMap(
                new FirmwareMap(
                    List.of(
                        Machines.entry(0x10_0000, REGION + 0x1000, Kind.USABLE),
                        Machines.entry(REGION + 0x1000, REGION_LAST + 1, Kind.RESERVED))))
            .with(dmar(DmarBuilder.sound().region(REGION, REGION_LAST)));

    assertThat(complaints(FakeBoot.of(machine, otherThan61("nvsCoversRegions", false))))
        .isEqualTo(2);
    assertThat(complaints(FakeBoot.linux61(machine))).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"iommu=soft", "swiotlb=force"})
  void until518AWishForTheBounceBufferEndsTheSearch(String parameter) {
    TestMachine machine = SOUND.withCommandLine("intel_iommu=on " + parameter);
    FakeBoot boot = FakeBoot.of(machine, otherThan61("yieldsToBounceBuffer", true));

    assertThat(boot.detection()).isEqualTo(new Detection.Disabled(parameter));
    assertThat(boot.result()).contains(new Initialization.Inactive(parameter));
    assertThat(boot.log()).noneMatch(line -> line.contains("Directed I/O"));
    assertThat(FakeBoot.linux61(machine).active().units()).isEqualTo(1);
  }

  /** Interrupts are remapped all the same: they are no matter of the search. */
  @Test
  void aSearchThatEndedDoesNotKeepInterruptsFromBeingRemapped() {
    FakeBoot boot =
        FakeBoot.of(SOUND.withCommandLine("iommu=soft"), otherThan61("yieldsToBounceBuffer", true));

    assertThat(boot.log()).contains("DMAR-IR: Enabled IRQ remapping in xapic mode");
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, '', false",
    "YIELDS_TO_OFF, '', true",
    "YIELDS_TO_OFF, iommu=off, false",
    "OVERRIDES_OFF, '', true",
    "OVERRIDES_OFF, iommu=off, true",
    "OVERRIDES_OFF, intel_iommu=off, false",
  })
  void firmwaresOptInCountsFrom50AndUntil2026AgainstIommuOff(
      OptIn optIn, String commandLine, boolean on) {
    FakeBoot boot =
        FakeBoot.of(
            withPort(OPTS_IN).withCommandLine(commandLine),
            otherThan61("defaultOn", false, "optIn", optIn));

    assertThat(boot.result().orElseThrow() instanceof Initialization.Active).isEqualTo(on);
    assertThat(boot.log().contains("DMAR: Intel-IOMMU force enabled due to platform opt in"))
        .isEqualTo(on);
  }

  @Test
  void withoutTheFlagAPortAloneForcesNothing() {
    assertThat(
            FakeBoot.of(withPort(1), otherThan61("defaultOn", false, "optIn", OptIn.OVERRIDES_OFF))
                .result())
        .contains(new Initialization.Inactive("off by default"));
  }

  @Test
  void until57ADeviceThatCannotReachAllMemoryIsTranslatedInPassthrough() {
    TestMachine machine =
        SOUND
            .withCommandLine("iommu=pt")
            .withFunctions(
                function("00:03.0", 0x8086_100e, 0x020000), wide("00:04.0"), narrow("00:05.0"));

    assertThat(FakeBoot.of(machine, otherThan61("narrowDevicesTranslated", true)).active().groups())
        .filteredOn(group -> !group.passthrough())
        .extracting(group -> group.functions().get(0).toString())
        .containsExactly("0000:00:03.0", "0000:00:05.0");
    assertThat(FakeBoot.linux61(machine).active().passthrough()).isTrue();
  }

  private static PciFunction wide(String address) {
    return masks(address, 64, 64);
  }

  /** It reaches all for data, not for coherent memory. */
  private static PciFunction narrow(String address) {
    return masks(address, 64, 32);
  }

  private static PciFunction masks(String address, int bits, int coherentBits) {
    PciFunction plain = function(address, 0x8086_1533, 0x020000);
    return new PciFunction(
        plain.address(),
        "",
        plain.vendorId(),
        plain.deviceId(),
        plain.classCode(),
        bits,
        coherentBits,
        false,
        plain.bridge(),
        Bytes.EMPTY);
  }

  @Test
  void unitsAreComparedFrom513To69() {
    TestMachine machine =
        Machines.q35()
            .withRegisters(
                page(UNIT, QEMU_CAP, QEMU_ECAP), page(SECOND_UNIT, QEMU_CAP, QEMU_ECAP & ~0x40L))
            .with(
                dmar(
                    DmarBuilder.table()
                        .unit(SECOND_UNIT, 0, DmarBuilder.endpoint(0, 1, 0))
                        .unit(UNIT, 1, DmarBuilder.scope(3, 0, 0xff, 0, 0))));
    String said = "DMAR: IOMMU feature pass_through inconsistent";

    assertThat(FakeBoot.linux61(machine).log()).contains(said);
    assertThat(FakeBoot.of(machine, otherThan61("capabilityAudit", false)).log())
        .doesNotContain(said)
        .contains("DMAR: Intel(R) Virtualization Technology for Directed I/O");
  }

  @Test
  void satcIsUnknownBefore513() {
    TestMachine machine = Machines.q35().with(dmar(DmarBuilder.sound().unknown(5, 8)));

    assertThat(FakeBoot.linux61(machine).log()).contains("DMAR: SATC flags: 0x0");
    assertThat(FakeBoot.of(machine, otherThan61("satc", false)).log())
        .noneMatch(line -> line.contains("SATC"));
    assertThat(FakeBoot.of(SOUND, otherThan61("satc", false)).log())
        .contains("DMAR: No ATSR found")
        .doesNotContain("DMAR: No SATC found");
  }

  @Test
  void until52TheIommuCoreTellsOfGroups() {
    assertThat(FakeBoot.of(SOUND, otherThan61("deviceLines", false)).log())
        .contains("iommu: Adding device 0000:00:00.0 to group 0")
        .noneMatch(line -> line.contains("Adding to iommu group"));
  }

  @Test
  void olderKernelsWarnWithABacktrace() {
    TestMachine machine = Machines.q35().with(dmar(DmarBuilder.table().unit(0, 1)));

    assertThat(FakeBoot.of(machine, otherThan61("backtraces", true)).log())
        .contains("Your BIOS is broken; DMAR reported at address 0!")
        .noneMatch(line -> line.contains("Firmware Bug]: Your"));
  }
}
