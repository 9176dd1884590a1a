package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.it.Shipped.boot;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.DeviceFate;
import org.lifeboat.engine.report.BootReport.FailedAt;
import org.lifeboat.engine.report.BootReport.Reach;

/** What the RFC of October 2009 says of its four ways out, each on a machine that ships. */
final class SeedClaimsTest {
  private static final long MB = 1L << 20;

  /** Its unit is detected and looks well; that nobody can use it shows only at run time. */
  private static final String FAILS_LATE = "q35-4g-vtd-no-width";

  private static final String FAILS_EARLY = "q35-4g-vtd-zero";
  private static final String SOUND = "q35-4g-sound";

  private static List<Reach> limitedDevices(BootReport report) {
    return report.devices().stream()
        .filter(d -> d.maskBits() == 32)
        .map(DeviceFate::reach)
        .toList();
  }

  @Test
  void panicStopsAMachineThatWouldHaveRun() {
    BootReport report = boot(FAILS_LATE, "linux-6.1", "panic");

    assertThat(report.panic()).isPresent();
    assertThat(report.backend()).isEmpty();
    assertThat(boot(FAILS_LATE, "linux-6.1", "deferred-init").panic()).isEmpty();
  }

  @Test
  void earlyDetectSavesAMachineWhoseTableIsWrong() {
    BootReport report = boot(FAILS_EARLY, "linux-6.1", "early-detect");

    assertThat(report.hardware().failedAt()).contains(FailedAt.DETECT);
    assertThat(report.backend()).contains("swiotlb");
    assertThat(limitedDevices(report)).isNotEmpty().containsOnly(Reach.BOUNCED);
  }

  @Test
  void earlyDetectMissesWhatShowsOnlyWhenTheDriverStarts() {
    BootReport report = boot(FAILS_LATE, "linux-6.1", "early-detect");

    assertThat(report.hardware().failedAt()).contains(FailedAt.INITIALIZE);
    assertThat(report.backend()).contains("nommu");
    assertThat(limitedDevices(report)).isNotEmpty().containsOnly(Reach.UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux-2.6.32", "linux-2.6.33", "linux-6.1"})
  void sixtyFourMegabytesCannotBeHadLateButFourCan(String kernel) {
    BootReport report = boot(FAILS_LATE, kernel, "late-alloc");

    BouncePool pool = report.pool().orElseThrow();
    assertThat(pool.origin()).isEqualTo(BouncePool.Origin.LATE);
    assertThat(pool.range().bytes()).isEqualTo(4 * MB);
    assertThat(limitedDevices(report)).isNotEmpty().containsOnly(Reach.BOUNCED);
  }

  @ParameterizedTest
  @CsvSource({"10, 4", "9, 2"})
  void fragmentationLeavesLessThanFourMegabytes(int largestOrder, long megabytes) {
    BootReport report = boot(FAILS_LATE, "linux-6.1", "late-alloc", fragmented(largestOrder));

    assertThat(report.pool().orElseThrow().range().bytes()).isEqualTo(megabytes * MB);
  }

  @Test
  void belowTwoMegabytesTheKernelDoesNotEvenTry() {
    BootReport report = boot(FAILS_LATE, "linux-6.1", "late-alloc", fragmented(8));

    assertThat(report.pool()).isEmpty();
    assertThat(report.backend()).contains("nommu");
    assertThat(limitedDevices(report)).isNotEmpty().containsOnly(Reach.UNREACHABLE);
  }

  @Test
  void theSmallestZoneHelpsOutWhereTheNextIsInPieces() {
    BootReport report =
        boot(FAILS_LATE, "linux-6.1", "late-alloc", "faults=[" + fragmentation("dma32", 0) + "]");

    assertThat(report.pool().orElseThrow().range().end()).isLessThanOrEqualTo(16 * MB);
  }

  private static String fragmented(int largestOrder) {
    return "faults=[%s, %s]"
        .formatted(fragmentation("dma", largestOrder), fragmentation("dma32", largestOrder));
  }

  private static String fragmentation(String zone, int largestOrder) {
    return "{fragmentation{zone=%s,largest-order=%d,keep-percent=100}}"
        .formatted(zone, largestOrder);
  }

  @Test
  void deferredInitHoldsThePoolAndInitialisesItWhenTheHardwareFails() {
    BootReport report = boot(FAILS_LATE, "linux-2.6.33", "deferred-init");

    assertThat(report.backend()).contains("swiotlb");
    assertThat(report.memory().reservedEarlyBytes()).isEqualTo(64 * MB);
    assertThat(report.memory().returnedBytes()).isZero();
    assertThat(limitedDevices(report)).isNotEmpty().containsOnly(Reach.BOUNCED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux-2.6.33", "linux-6.1"})
  void deferredInitGivesBack64MegabytesWhenTheHardwareWorks(String kernel) {
    BootReport report = boot(SOUND, kernel, "deferred-init");

    assertThat(report.hardware().active()).isTrue();
    assertThat(report.backend()).contains("intel-vtd");
    assertThat(report.pool()).isEmpty();
    assertThat(report.memory().reservedEarlyBytes()).isEqualTo(64 * MB);
    assertThat(report.memory().returnedBytes()).isEqualTo(64 * MB);
  }

  @Test
  void whatDeferredInitCannotGiveBackIsNamedToTheByte() {
    BootReport report = boot(SOUND, "linux-6.1", "deferred-init");

    assertThat(report.memory().losses())
        .singleElement()
        .satisfies(
            loss -> {
              assertThat(loss.range().bytes()).isEqualTo(16);
              assertThat(loss.why()).contains("areas").contains("not a whole page");
            });
    assertThat(report.memory().bookkeepingReturnedBytes())
        .isEqualTo(report.memory().bookkeepingBytes() - 16);
  }

  /** mm/bootmem.c:free_bootmem_late of 2.6.33 drops what is not a whole page. */
  @Test
  void linux2633LosesNothingOfTheDefaultPoolButFractionsOfPagesOfASmallOne() {
    assertThat(boot(SOUND, "linux-2.6.33", "deferred-init").memory().losses()).isEmpty();

    BootReport small =
        boot(SOUND, "linux-2.6.33", "deferred-init", "command-line-append=\"swiotlb=128\"");

    assertThat(small.memory().losses())
        .extracting(loss -> loss.range().toString())
        .containsExactly(
            "0x20040000-0x20040200",
            "0x20040200-0x20040600",
            "0x20040600-0x20041000",
            "0x20048000-0x20048600");
    assertThat(small.memory().losses()).allMatch(loss -> loss.why().contains("not a whole page"));
    assertThat(small.memory().returnedBytes()).isEqualTo(256L << 10);
  }

  @Test
  void aLateFreeIsAllThat2632LacksForDeferredInit() {
    String lateFree = "allocator.bootmem.late-free=true";

    BootReport sound = boot(SOUND, "linux-2.6.32", "deferred-init", lateFree);
    BootReport broken = boot(FAILS_LATE, "linux-2.6.32", "deferred-init", lateFree);

    assertThat(sound.memory().returnedBytes()).isEqualTo(64 * MB);
    assertThat(sound.memory().losses()).isEmpty();
    assertThat(limitedDevices(broken)).isNotEmpty().containsOnly(Reach.BOUNCED);
  }

  @Test
  void withoutALateFreeDeferredInitWouldLoseAllOfIt() {
    BootReport report = boot(SOUND, "linux-2.6.32", "deferred-init");

    assertThat(report.memory().returnedBytes()).isZero();
    assertThat(report.memory().lostBytes()).isEqualTo(64 * MB + report.memory().bookkeepingBytes());
    assertThat(report.memory().losses())
        .allMatch(loss -> loss.why().contains("cannot be freed late"));
  }

  @Test
  void nommuLoses32BitDevicesWhereRamReachesAbove4G() {
    BootReport report = boot(FAILS_LATE, "linux-6.1", "nommu");

    assertThat(report.backend()).contains("nommu");
    assertThat(limitedDevices(report)).isNotEmpty().containsOnly(Reach.UNREACHABLE);
    assertThat(report.devices())
        .filteredOn(d -> d.maskBits() == 64)
        .isNotEmpty()
        .allMatch(d -> d.reach() == Reach.DIRECT);
  }

  @Test
  void belowFourGigabytesNobodyNeedsABoat() {
    for (String policy : List.of("early-detect", "late-alloc", "deferred-init", "nommu")) {
      BootReport report = boot("q35-1g-low", "linux-6.1", policy, "faults=[dmar-address-zero]");

      assertThat(report.memory().reservedEarlyBytes()).isZero();
      assertThat(limitedDevices(report)).isNotEmpty().containsOnly(Reach.DIRECT);
    }
  }
}
