package org.lifeboat.engine.device;

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
import org.lifeboat.engine.report.BootReport.DeviceFate;
import org.lifeboat.engine.report.BootReport.Reach;

/** How a device's data gets to memory (reference 6.1 §2.9). */
final class DeviceJudgeTest {
  private static final PciAddress AT = PciAddress.parse("00:03.0");
  private static final long SIX_GB = 6L << 30;
  private static final InitializationOutcome FAILED =
      new InitializationOutcome("x", new Initialization.Failed(new Finding("c", "t")));
  private static final Optional<BouncePool> LOW_POOL = Optional.of(pool(0x7bed4000L));

  private static BouncePool pool(long start) {
    return new BouncePool(
        MemoryRange.ofSize(start, 64 << 20), 32768, 1, BouncePool.Origin.EARLY, List.of());
  }

  private static PciFunction device(int maskBits, int classCode) {
    return new PciFunction(
        AT,
        "card",
        0x8086,
        0x100e,
        classCode,
        maskBits,
        maskBits,
        false,
        Optional.empty(),
        Bytes.EMPTY);
  }

  private static Reach reach(
      InitializationOutcome hardware, Optional<BouncePool> pool, boolean force, int maskBits) {
    return new DeviceJudge(hardware, pool, force, SIX_GB, false)
        .judge(List.of(device(maskBits, 0x020000)))
        .get(0)
        .reach();
  }

  private static InitializationOutcome active(boolean passthrough, PciAddress... functions) {
    return new InitializationOutcome(
        "x",
        new Initialization.Active(1, List.of(new IommuGroup(List.of(functions), passthrough))));
  }

  @Test
  void aWideMaskReachesMemoryItself() {
    assertThat(reach(FAILED, Optional.empty(), false, 64)).isEqualTo(Reach.DIRECT);
    assertThat(reach(FAILED, Optional.empty(), false, 33)).isEqualTo(Reach.DIRECT);
  }

  @Test
  void a32BitDeviceWithMemoryAbove4GIsDeadWithoutAPool() {
    assertThat(reach(FAILED, Optional.empty(), false, 32)).isEqualTo(Reach.UNREACHABLE);
  }

  @Test
  void thePoolHelpsWhoReachesIt() {
    assertThat(reach(FAILED, LOW_POOL, false, 32)).isEqualTo(Reach.BOUNCED);
    assertThat(reach(FAILED, LOW_POOL, false, 24)).isEqualTo(Reach.UNREACHABLE);
  }

  @Test
  void whoIsTranslatedNeedsNoPool() {
    assertThat(reach(active(false, AT), LOW_POOL, false, 24)).isEqualTo(Reach.TRANSLATED);
  }

  @Test
  void anIdentityDomainHelpsNobody() {
    assertThat(reach(active(true, AT), LOW_POOL, false, 32)).isEqualTo(Reach.BOUNCED);
    assertThat(reach(active(true, AT), Optional.empty(), false, 32)).isEqualTo(Reach.UNREACHABLE);
  }

  @Test
  void anIdentityDomainBesideTranslatedOnesConcernsItsOwnFunctionsOnly() {
    IommuGroup translated = new IommuGroup(List.of(PciAddress.parse("00:02.0")), false);
    IommuGroup identity = new IommuGroup(List.of(AT), true);
    InitializationOutcome mixed =
        new InitializationOutcome("x", new Initialization.Active(1, List.of(translated, identity)));

    assertThat(reach(mixed, LOW_POOL, false, 32)).isEqualTo(Reach.BOUNCED);
    assertThat(reach(mixed, LOW_POOL, false, 64)).isEqualTo(Reach.DIRECT);
  }

  @Test
  void whoTheHardwareDoesNotServeIsOnItsOwn() {
    assertThat(reach(active(false), LOW_POOL, false, 32)).isEqualTo(Reach.BOUNCED);
  }

  @Test
  void forceBouncesWideMasksToo() {
    assertThat(reach(FAILED, LOW_POOL, true, 64)).isEqualTo(Reach.BOUNCED);
  }

  @Test
  void bridgesAreNotJudged() {
    assertThat(
            new DeviceJudge(FAILED, LOW_POOL, false, SIX_GB, false)
                .judge(List.of(device(32, 0x060000))))
        .isEmpty();
  }

  /** X16 of the seed's kernels: 4096 bytes at 0xfffff000. */
  @Test
  void aBufferThatEndsWhereTheMaskEndsIsRefusedBy2632() {
    long fourGb = 1L << 32;
    List<PciFunction> card = List.of(device(32, 0x020000));

    assertThat(new DeviceJudge(FAILED, Optional.empty(), false, fourGb, true).judge(card))
        .extracting(DeviceFate::reach)
        .containsExactly(Reach.UNREACHABLE);
    assertThat(new DeviceJudge(FAILED, Optional.empty(), false, fourGb, false).judge(card))
        .extracting(DeviceFate::reach)
        .containsExactly(Reach.DIRECT);
  }
}
