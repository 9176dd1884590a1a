package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.DeviceFate;
import org.lifeboat.engine.report.BootReport.Reach;

/** The policy {@code adaptive}, rule by rule, on machines that ship. */
final class AdaptivePolicyTest {
  private static final long MB = 1L << 20;
  private static final String FAILS = "q35-4g-vtd-no-width";
  private static final String ALL_64_BITS =
      """
      machine.functions=[\
      {address="0000:00:05.0",vendor=0x1b36,device=0x10,class=0x010802,dma-mask-bits=64},\
      {address="0000:00:06.0",vendor=0x8086,device=0x10d3,class=0x020000,dma-mask-bits=64}]\
      """;

  private static BootReport boot(String machine, String... sets) {
    return Shipped.boot(machine, "linux-6.1", "adaptive", sets);
  }

  private static long poolBytes(BootReport report) {
    return report.pool().orElseThrow().range().bytes();
  }

  @Test
  void reservesBesideTheInsuranceSoMuchForEachFunctionThatMayBounce() {
    // VGA, e1000 and RTL-8139 may have any mask, the sound card's class has 32 bits.
    BootReport report = boot(FAILS);

    assertThat(report.log())
        .contains(
            "adaptive: an IOMMU whose health is not known; by their class 1 functions have 32"
                + " bits, 3 anything");
    assertThat(report.memory().reservedEarlyBytes()).isEqualTo((4 + 16) * MB);
  }

  @Test
  void keepsThePoolThatFitsAndGivesTheOtherBack() {
    BootReport report = boot(FAILS);

    assertThat(poolBytes(report)).isEqualTo(16 * MB);
    assertThat(report.memory().returnedBytes()).isEqualTo(4 * MB);
    assertThat(report.devices()).noneMatch(d -> d.reach() == Reach.UNREACHABLE);
    assertThat(report.log())
        .contains(
            "adaptive: 3 devices depend on a bounce buffer; 16384KB are kept, which 3 of 3 reach");
  }

  @Test
  void keepsTheInsuranceWhereItIsEnough() {
    BootReport report = boot(FAILS, "policies.adaptive.bytes-per-device=1MB");

    assertThat(report.memory().reservedEarlyBytes()).isEqualTo(4 * MB);
    assertThat(poolBytes(report)).isEqualTo(4 * MB);
    assertThat(report.memory().returnedBytes()).isZero();
  }

  @Test
  void theCeilingHolds() {
    BootReport report = boot(FAILS, "policies.adaptive.most-bytes=8MB");

    assertThat(report.memory().reservedEarlyBytes()).isEqualTo((4 + 8) * MB);
    assertThat(poolBytes(report)).isEqualTo(8 * MB);
  }

  @Test
  void givesAllBackWhereTheHardwareWorks() {
    BootReport report = boot("q35-4g-sound");

    assertThat(report.backend()).contains("intel-vtd");
    assertThat(report.pool()).isEmpty();
    assertThat(report.memory().returnedBytes()).isEqualTo(20 * MB);
  }

  @Test
  void givesAllBackWhereNobodyDependsOnItAlthoughTheHardwareFailed() {
    BootReport report = boot(FAILS, ALL_64_BITS);

    assertThat(report.hardware().active()).isFalse();
    assertThat(report.backend()).contains("nommu");
    assertThat(report.devices()).isNotEmpty().allMatch(d -> d.reach() == Reach.DIRECT);
    assertThat(report.memory().returnedBytes())
        .isEqualTo(report.memory().reservedEarlyBytes())
        .isPositive();
    assertThat(report.log()).contains("adaptive: no device depends on a bounce buffer");
  }

  @Test
  void keepsTheSmallestWhereAPortLeadsOutside() {
    BootReport report =
        boot(
            FAILS,
            ALL_64_BITS.replace(
                "]",
                ",{address=\"0000:00:1c.0\",vendor=0x8086,device=1,class=0x060400,external-facing=true}]"));

    assertThat(poolBytes(report)).isEqualTo(4 * MB);
  }

  @Test
  void keepsItBesideHardwareThatPassesAddressesThrough() {
    BootReport report = boot("q35-4g-sound", "command-line-append=\"iommu=pt\"");

    assertThat(report.hardware().active()).isTrue();
    assertThat(poolBytes(report)).isEqualTo(16 * MB);
    assertThat(report.devices()).noneMatch(d -> d.reach() == Reach.UNREACHABLE);
  }

  @Test
  void asksZoneDmaForADeviceThatNoEarlyPoolHelps() {
    BootReport report = boot("q35-8g-no-iommu");

    BouncePool pool = report.pool().orElseThrow();
    assertThat(pool.origin()).isEqualTo(BouncePool.Origin.LATE);
    assertThat(pool.range().end()).isLessThanOrEqualTo(16 * MB);
    assertThat(report.devices())
        .filteredOn(d -> d.maskBits() <= 32)
        .extracting(DeviceFate::reach)
        .hasSize(4)
        .containsOnly(Reach.BOUNCED);
    assertThat(report.memory().returnedBytes()).isEqualTo(report.memory().reservedEarlyBytes());
  }

  @Test
  void keepsTheEarlyPoolWhereZoneDmaHasNothingEither() {
    BootReport report =
        boot("q35-8g-no-iommu", "faults=[{fragmentation{zone=dma,largest-order=4}}]");

    assertThat(report.pool().orElseThrow().origin()).isEqualTo(BouncePool.Origin.EARLY);
    assertThat(report.devices())
        .filteredOn(d -> d.reach() == Reach.UNREACHABLE)
        .extracting(DeviceFate::maskBits)
        .containsExactly(24);
  }

  @Test
  void reservesNothingWhereAllRamIsLow() {
    BootReport report = boot("q35-1g-low");

    assertThat(report.memory().reservedEarlyBytes()).isZero();
    assertThat(report.memory().reservedLateBytes()).isZero();
  }

  @Test
  void obeysNoforce() {
    BootReport report = boot(FAILS, "command-line-append=\"swiotlb=noforce\"");

    assertThat(report.backend()).contains("nommu");
    assertThat(report.memory().reservedEarlyBytes() + report.memory().reservedLateBytes()).isZero();
  }

  @Test
  void obeysIommuOff() {
    BootReport report = boot(FAILS, "command-line-append=\"iommu=off\"");

    assertThat(report.memory().reservedEarlyBytes() + report.memory().reservedLateBytes()).isZero();
  }

  @Test
  void forcedOrWithASizeItTakesTheKernelsOwnPool() {
    assertThat(poolBytes(boot("q35-4g-sound", "command-line-append=\"swiotlb=force\"")))
        .isEqualTo(64 * MB);
    assertThat(poolBytes(boot(FAILS, "command-line-append=\"swiotlb=4096\""))).isEqualTo(8 * MB);
  }
}
