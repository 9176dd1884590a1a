package org.lifeboat.plugin.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.testkit.TestMachine;
import org.lifeboat.testkit.TestStage;

final class GuestsTest {
  private static final long MB = 1L << 20;
  private static final long GB = 1L << 30;
  private static final TestMachine EIGHT_GB =
      TestMachine.bare()
          .withRam(new MemoryRange(MB, 2 * GB), new MemoryRange(4 * GB, 8 * GB))
          .withFunctions(device(1, 64), device(2, 32), device(3, 24), device(4, 0));
  private static final InitializationOutcome FAILED =
      new InitializationOutcome(
          "mine", new Initialization.Failed(new Finding("broken", "It is broken.")));

  private static PciFunction device(int number, int maskBits) {
    return new PciFunction(
        new PciAddress(0, 0, number, 0),
        "",
        0x8086,
        number,
        0x020000,
        maskBits,
        maskBits,
        false,
        Optional.empty(),
        Bytes.EMPTY);
  }

  private static InitializationOutcome active(boolean passthrough, PciFunction... served) {
    return new InitializationOutcome(
        "mine", new Initialization.Active(1, List.of(IommuGroup.of(List.of(served), passthrough))));
  }

  private static List<Integer> masks(TestMachine machine, InitializationOutcome outcome) {
    return Guests.of(new TestStage(machine), outcome).functions().stream()
        .map(PciFunction::dmaMaskBits)
        .toList();
  }

  private static BouncePool pool(long start, long bytes) {
    return new BouncePool(
        MemoryRange.ofSize(start, bytes),
        bytes / BouncePool.SLOT_BYTES,
        1,
        BouncePool.Origin.EARLY,
        List.of());
  }

  private static Optional<BouncePool> best(long wanted, BouncePool... pools) {
    return Guests.of(new TestStage(EIGHT_GB), FAILED).best(List.of(pools), wanted);
  }

  @Test
  void whoeverDoesNotReachAllRamDependsOnAPool() {
    assertThat(masks(EIGHT_GB, FAILED)).containsExactly(32, 24);
  }

  @Test
  void whomTheHardwareServesDoesNot() {
    assertThat(masks(EIGHT_GB, active(false, device(2, 32)))).containsExactly(24);
  }

  @Test
  void whomTheHardwarePassesThroughDoes() {
    assertThat(masks(EIGHT_GB, active(true, device(2, 32)))).containsExactly(32, 24);
  }

  @Test
  void belowFourGigabytesNarrowerDevicesStillDo() {
    assertThat(masks(EIGHT_GB.withRam(new MemoryRange(MB, 2 * GB)), FAILED)).containsExactly(24);
  }

  @Test
  void aMaskThatEndsWhereRamEndsCountsAsTooSmall() {
    TestMachine machine =
        TestMachine.bare().withRam(new MemoryRange(MB, 1L << 36)).withFunctions(device(1, 36));

    assertThat(masks(machine, FAILED)).containsExactly(36);
  }

  @Test
  void whereBouncingIsAskedForThirtyTwoBitsDoNotReach() {
    TestMachine machine =
        EIGHT_GB.withRam(new MemoryRange(MB, 2 * GB)).withCommandLine("iommu=soft");

    assertThat(masks(machine, FAILED)).containsExactly(32, 24);
  }

  @Test
  void theSmallestPoolThatIsLargeEnoughIsBest() {
    BouncePool small = pool(GB, 4 * MB);
    BouncePool large = pool(GB + 64 * MB, 16 * MB);

    assertThat(best(4 * MB, large, small)).contains(small);
    assertThat(best(5 * MB, small, large)).contains(large);
  }

  @Test
  void whereNoneIsLargeEnoughTheLargestIsBest() {
    BouncePool small = pool(GB, 4 * MB);
    BouncePool large = pool(GB + 64 * MB, 16 * MB);

    assertThat(best(20 * MB, small, large)).contains(large);
  }

  @Test
  void aSmallPoolThatMoreDevicesReachIsBetterThanALargeOne() {
    BouncePool low = pool(4 * MB, 4 * MB);

    assertThat(best(16 * MB, pool(GB, 16 * MB), low)).contains(low);
  }

  @Test
  void ofNoPoolNoneIsBest() {
    assertThat(best(4 * MB)).isEmpty();
  }
}
