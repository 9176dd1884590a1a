package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.BouncePool.Bookkeeping;
import org.lifeboat.engine.event.BootEvent.PoolReleased;
import org.lifeboat.engine.event.BootEvent.PoolReserved;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.Loss;
import org.lifeboat.engine.report.BootReport.Reach;

/**
 * The worked examples of linux-2.6.32-33.md section 9.1 in which hardware takes part: its machine
 * M, of 5 GB, with each kind of IOMMU.
 */
final class FallbackExamplesTest {
  private static final List<String> X1 =
      List.of(
          "0x20000000-0x24000000",
          "0x24000000-0x24020000",
          "0x24020000-0x24060000",
          "0x24060000-0x24068000");
  private static final String WARNING =
      "Your BIOS is broken; DMAR reported at address fed91000 returns all ones!";

  private static BootReport boot(String machine, String kernel, @Nullable String commandLine) {
    String changes = commandLine == null ? null : "command-line=\"%s\"".formatted(commandLine);
    return Situations.boot("five-gigabytes" + machine, kernel, changes);
  }

  /** Where the pool was reserved with its arrays, whatever became of it. */
  private static List<String> reserved(BootReport report) {
    BouncePool pool =
        report.events().stream()
            .filter(PoolReserved.class::isInstance)
            .map(e -> ((PoolReserved) e).pool())
            .findFirst()
            .orElseThrow();
    return Stream.concat(
            Stream.of(pool.range()), pool.bookkeeping().stream().map(Bookkeeping::range))
        .map(Object::toString)
        .toList();
  }

  private static PoolReleased released(BootReport report) {
    return report.events().stream()
        .filter(PoolReleased.class::isInstance)
        .map(PoolReleased.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static void assertSilentAboutThePool(BootReport report) {
    assertThat(report.log()).noneMatch(line -> line.contains("software IO TLB"));
  }

  @Test
  void x2WhatWorkedHardwareMakesNeedlessGoesBackToTheLastPage() {
    BootReport report = boot("-vtd", "linux-2.6.33", null);

    assertThat(report.backend()).contains("intel-vtd");
    assertThat(reserved(report)).isEqualTo(X1);
    assertThat(released(report).returnedBytes()).isEqualTo(16488 * 4096L);
    assertThat(released(report).lostBytes()).isZero();
    assertThat(Situations.log(report))
        .contains("L PCI-DMA: Intel(R) Virtualization Technology for Directed I/O");
    assertSilentAboutThePool(report);
  }

  @Test
  void x3ASecondUnitThatDoesNotAnswerIsNoticedTooLate() {
    BootReport report = boot("-two-units", "linux-2.6.32", null);

    assertThat(report.backend()).contains("nommu");
    assertThat(report.memory().reservedEarlyBytes()).isZero();
    assertThat(report.devices()).allMatch(device -> device.reach() == Reach.UNREACHABLE);
    List<String> log = Situations.log(report);
    assertThat(log.indexOf("L DMAR: Host address width 39")).isNotNegative();
    assertThat(log.subList(log.indexOf("L DMAR: Host address width 39"), log.size()))
        .containsExactly(
            "L DMAR: Host address width 39",
            "L DMAR: DRHD base: 0x000000fed90000 flags: 0x0",
            "L IOMMU fed90000: ver 1:0 cap d2008c22260206 ecap f00f4a",
            "L DMAR: DRHD base: 0x000000fed91000 flags: 0x1",
            "L " + WARNING,
            "L BIOS vendor: SeaBIOS; Ver: 1.16.2-debian-1.16.2-1; Product Version: pc-q35-7.2",
            "L DMAR: parse DMAR table failure.");
  }

  @Test
  void x4TheSameIsNoticedInTimeByTheNextVersion() {
    BootReport report = boot("-two-units", "linux-2.6.33", null);

    assertThat(report.backend()).contains("swiotlb");
    assertThat(reserved(report)).isEqualTo(X1);
    assertThat(Situations.log(report))
        .contains("E " + WARNING, "L software IO TLB at phys 0x20000000 - 0x24000000")
        .containsSubsequence(
            "L DMAR: DRHD base: 0x000000fed91000 flags: 0x1",
            "L DMAR: parse DMAR table failure.",
            "L PCI-DMA: Using software bounce buffering for IO (SWIOTLB)")
        .doesNotContain("L " + WARNING);
  }

  @Test
  void x6ForcedBouncingIsInVainUnder2632WithAmdVi() {
    BootReport old = boot("-amdvi", "linux-2.6.32", "swiotlb=force");
    BootReport next = boot("-amdvi", "linux-2.6.33", "swiotlb=force");

    assertThat(old.backend()).contains("amd-vi");
    assertThat(reserved(old)).isEqualTo(X1);
    assertThat(Situations.log(old))
        .contains("E PCI-DMA: Using software bounce buffering for IO (SWIOTLB)");
    assertThat(old.devices()).allMatch(device -> device.reach() == Reach.TRANSLATED);
    assertThat(next.backend()).contains("swiotlb");
    assertThat(next.devices()).allMatch(device -> device.reach() == Reach.BOUNCED);
  }

  @ParameterizedTest(name = "{0}: list at {1}")
  @CsvSource({"linux-2.6.33, 0x2804c000", "linux-2.6.33-hotremove, 0x28001000"})
  void x7AnApertureIsPlacedBeforeThePoolAndStays(String kernel, String list) {
    BootReport report = boot("-gart", kernel, null);

    assertThat(report.backend()).contains("gart");
    assertThat(reserved(report).get(0)).isEqualTo("0x24000000-0x28000000");
    assertThat(reserved(report).get(1)).startsWith(list + "-");
    assertThat(released(report).lostBytes()).isZero();
    assertThat(report.memory().driverBytes()).isGreaterThanOrEqualTo(64L << 20);
    assertThat(Situations.log(report))
        .containsSubsequence(
            "E Checking aperture...",
            "E No AGP bridge found",
            "E Node 0: aperture @ 0 size 32 MB",
            "E Your BIOS doesn't leave a aperture memory hole",
            "E Please enable the IOMMU option in the BIOS setup",
            "E This costs you 64 MB of RAM",
            "E Mapping aperture over 65536 KB of RAM @ 20000000",
            "L PCI-DMA: Disabling AGP.",
            "L PCI-DMA: aperture base @ 20000000 size 65536 KB",
            "L PCI-DMA: using GART IOMMU.",
            "L PCI-DMA: Reserving 64MB of IOMMU area in the AGP aperture");
    assertSilentAboutThePool(report);
  }

  @Test
  void x7BeforeThatThereIsNoPoolBesideAnAperture() {
    BootReport report = boot("-gart", "linux-2.6.32", null);

    assertThat(report.backend()).contains("gart");
    assertThat(report.memory().reservedEarlyBytes()).isZero();
    assertThat(Situations.log(report))
        .contains("E Mapping aperture over 65536 KB of RAM @ 20000000");
  }

  @Test
  void x15TwoPagesOfASmallPoolLeak() {
    BootReport report = boot("-vtd", "linux-2.6.33", "intel_iommu=on swiotlb=128");

    assertThat(reserved(report))
        .containsExactly(
            "0x20000000-0x20040000",
            "0x20040000-0x20040200",
            "0x20040200-0x20040600",
            "0x20040600-0x20048600");
    assertThat(report.memory().returnedBytes()).isEqualTo(64 * 4096L);
    assertThat(report.memory().bookkeepingReturnedBytes()).isEqualTo(7 * 4096L);
    assertThat(report.memory().losses().stream().map(Loss::range).map(Object::toString).toList())
        .containsExactly(
            "0x20040000-0x20040200",
            "0x20040200-0x20040600",
            "0x20040600-0x20041000",
            "0x20048000-0x20048600");
  }

  @Test
  void x16ABufferThatEndsAt4GbIsRefusedByTheFirstVersionOnly() {
    String ram =
        "machine.memory-map=[{start=0x100000,last=0xbfffffff,type=usable},"
            + "{start=0xfffff000,last=0xffffffff,type=usable}] ; machine.boot.initrd=null";

    assertThat(Situations.boot("five-gigabytes", "linux-2.6.32", ram).devices())
        .extracting(BootReport.DeviceFate::reach)
        .containsExactly(Reach.UNREACHABLE);
    assertThat(Situations.boot("five-gigabytes", "linux-2.6.33", ram).devices())
        .extracting(BootReport.DeviceFate::reach)
        .containsExactly(Reach.DIRECT);
  }

  @Test
  void x19AFirstUnitAtZeroIsCaughtEarlyAndParsedAllTheSame() {
    BootReport report = boot("-vtd", "linux-2.6.32", null);
    BootReport broken =
        Situations.boot("five-gigabytes-vtd", "linux-2.6.32", "faults=[dmar-address-zero]");

    assertThat(report.backend()).contains("intel-vtd");
    assertThat(broken.backend()).contains("swiotlb");
    assertThat(reserved(broken)).isEqualTo(X1);
    assertThat(Situations.log(broken))
        .containsSubsequence(
            "E Checking aperture...",
            "E Your BIOS is broken; DMAR reported at address zero!",
            "E PCI-DMA: Using software bounce buffering for IO (SWIOTLB)",
            "L DMAR: DRHD base: 0x00000000000000 flags: 0x1");
  }

  @Test
  void x20WithIommusOffIntelParsesAndAmdSpeaks() {
    BootReport report = boot("-vtd", "linux-2.6.32", "iommu=off");

    assertThat(report.backend()).contains("nommu");
    assertThat(Situations.log(report).stream().filter(line -> line.startsWith("E ")))
        .containsExactly("E Checking aperture...", "E No AGP bridge found");
    assertThat(Situations.log(report))
        .containsSubsequence(
            "L DMAR: DRHD base: 0x000000fed90000 flags: 0x1",
            "L AMD-Vi disabled by kernel command line");
  }
}
