package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.Owned;
import org.lifeboat.engine.report.BootReport.Reach;

/** The policy {@code dynamic-pool}, rule by rule, on machines that ship. */
final class DynamicPoolTest {
  private static final long MB = 1L << 20;
  private static final String IN_PIECES =
      "faults=[{fragmentation{zone=dma,largest-order=9}},{fragmentation{zone=dma32,largest-order=9}}]";

  private static BootReport boot(String machine, String... sets) {
    return Shipped.boot(machine, "linux-6.12", "dynamic-pool", sets);
  }

  private static long bytesOfPolicy(BootReport report) {
    return report.owners().stream()
        .filter(o -> o.owner().kind() == Owner.Kind.POLICY)
        .mapToLong(Owned::bytes)
        .sum();
  }

  private static long poolBytes(BootReport report) {
    return report.pool().orElseThrow().range().bytes();
  }

  @Test
  void aSmallPoolIsReadyWhereTheHardwareFails() {
    BootReport report = boot("q35-4g-vtd-no-width");

    assertThat(report.backend()).contains("swiotlb");
    assertThat(report.pool().orElseThrow().origin()).isEqualTo(BouncePool.Origin.EARLY);
    assertThat(poolBytes(report)).isEqualTo(4 * MB);
    assertThat(report.devices()).noneMatch(d -> d.reach() == Reach.UNREACHABLE);
  }

  @Test
  void itIsGivenBackWhereTheHardwareWorks() {
    BootReport report = boot("q35-4g-sound");

    assertThat(report.pool()).isEmpty();
    assertThat(report.memory().returnedBytes()).isEqualTo(4 * MB);
  }

  @Test
  void itStaysBesideHardwareThatPassesAddressesThrough() {
    BootReport report = boot("q35-4g-sound", "command-line-append=\"iommu=pt\"");

    assertThat(report.hardware().active()).isTrue();
    assertThat(poolBytes(report)).isEqualTo(4 * MB);
  }

  @Test
  void nothingIsReservedWhereTheKernelWouldNot() {
    assertThat(boot("q35-1g-low").memory().reservedEarlyBytes()).isZero();
    assertThat(
            boot("q35-4g-vtd-zero", "command-line-append=\"swiotlb=noforce\"")
                .memory()
                .reservedEarlyBytes())
        .isZero();
  }

  @Test
  void aSizeOnTheCommandLineCountsMoreThanTheSetting() {
    assertThat(poolBytes(boot("q35-4g-vtd-zero", "command-line-append=\"swiotlb=8192\"")))
        .isEqualTo(16 * MB);
    assertThat(poolBytes(boot("q35-4g-vtd-zero", "policies.dynamic-pool.initial-bytes=8MB")))
        .isEqualTo(8 * MB);
  }

  @Test
  void forcedItStaysBesideHardwareThatWorks() {
    BootReport report = boot("q35-4g-sound", "command-line-append=\"swiotlb=force\"");

    assertThat(report.pool()).isPresent();
  }

  @Test
  void theLogSaysHowMuchItCanGrow() {
    assertThat(boot("q35-4g-vtd-zero").log())
        .anyMatch(line -> line.matches("dynamic-pool: can grow by 1[0-9]{3}MB at most, .*"));
    assertThat(boot("q35-4g-vtd-zero", IN_PIECES).log())
        .contains("dynamic-pool: cannot grow: the largest free block below 4GB has 2048KB");
  }

  @Test
  void itGrowsByWholeBlocksThatThePolicyHolds() {
    BootReport report = boot("q35-4g-vtd-zero", "policies.dynamic-pool.grow-bytes=30MB");

    assertThat(bytesOfPolicy(report)).isEqualTo(32 * MB);
    assertThat(report.log()).contains("dynamic-pool: grew by 32MB of 30MB");
  }

  @Test
  void itNeverTakesTheLastBlock() {
    BootReport report = boot("q35-4g-vtd-zero", "policies.dynamic-pool.grow-bytes=4GB");

    assertThat(report.failure()).isEmpty();
    assertThat(bytesOfPolicy(report)).isBetween(1500 * MB, 2048 * MB);
  }

  @Test
  void itCannotGrowInFragmentedMemory() {
    BootReport report = boot("q35-4g-vtd-zero", IN_PIECES, "policies.dynamic-pool.grow-bytes=4MB");

    assertThat(bytesOfPolicy(report)).isZero();
    assertThat(report.log()).contains("dynamic-pool: grew by 0MB of 4MB");
  }

  @Test
  void itSaysByHowMuchItCanGrowUnderLoad() {
    BootReport report = boot("q35-4g-vtd-zero");

    assertThat(report.growth())
        .hasValueSatisfying(
            growth -> {
              assertThat(growth.blockBytes()).isEqualTo(4 * MB);
              assertThat(report.log())
                  .anyMatch(
                      line -> line.contains("grow by " + (growth.mostBytes() >> 20) + "MB at"));
            });
    assertThat(report.summary().growth()).isEqualTo(report.growth());
  }

  @Test
  void itDoesNotGrowInFragmentedMemoryNorWhereTheHardwareServesAll() {
    assertThat(boot("q35-4g-vtd-zero", IN_PIECES).growth()).isEmpty();
    assertThat(boot("q35-4g-sound").growth()).isEmpty();
  }
}
