package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.it.BadPolicies.EARLY;
import static org.lifeboat.it.BadPolicies.KERNEL_IMAGE;
import static org.lifeboat.it.BadPolicies.POOL;
import static org.lifeboat.it.BadPolicies.RUNTIME;
import static org.lifeboat.it.BadPolicies.assertFailed;
import static org.lifeboat.it.BadPolicies.early;
import static org.lifeboat.it.BadPolicies.holding;
import static org.lifeboat.it.BadPolicies.late;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.PageBlock;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.engine.report.BootReport;

/**
 * A policy that frees what is not its own: the range, its owner and the pretended owner are named.
 */
final class BadPolicyMemoryTest {
  @Test
  void aPoolReleasedTwiceIsReportedWithItsRangeAndBothOwners() {
    BootReport report =
        BadBoots.policy(
            holding(
                (stage, pool) -> {
                  stage.releaseBouncePool(pool);
                  stage.releaseBouncePool(pool);
                  return DmaBackend.none();
                }));

    assertFailed(report, RUNTIME, POOL + " belongs to \"page allocator\", not to \"swiotlb pool\"");
    assertThat(report.memory().returnedBytes()).isEqualTo(64 << 20);
  }

  @Test
  void earlyMemoryFreedTwiceIsReported() {
    BootReport report =
        BadBoots.policy(
            early(
                stage -> {
                  MemoryRange mine =
                      stage.allocate(AllocationRequest.of(1 << 20, 1 << 20), "spare").orElseThrow();
                  stage.free(mine);
                  stage.free(mine);
                }));

    assertFailed(
        report,
        EARLY,
        "0x17fc00000-0x17fd00000 belongs to \"early allocator\", not to \"bad memory\"");
  }

  @Test
  void earlyMemoryFreedTwiceAtRunTimeIsReported() {
    BootReport report =
        BadBoots.policy(
            new FallbackPolicy() {
              private Optional<MemoryRange> mine = Optional.empty();

              @Override
              public void early(EarlyStage stage, DetectedIommus detected) {
                mine = stage.allocate(AllocationRequest.of(1 << 20, 1 << 20), "spare");
              }

              @Override
              public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
                assertThat(stage.freeEarlyMemory(mine.orElseThrow())).isEqualTo(1 << 20);
                stage.freeEarlyMemory(mine.orElseThrow());
                return DmaBackend.none();
              }
            });

    assertFailed(
        report,
        RUNTIME,
        "0x17fc00000-0x17fd00000 belongs to \"page allocator\", not to \"bad memory\"");
  }

  @Test
  void pagesFreedTwiceAreReported() {
    BootReport report =
        BadBoots.policy(
            late(
                stage -> {
                  PageBlock mine = stage.pages().allocate(3, Zone.DMA32).orElseThrow();
                  stage.pages().free(mine);
                  stage.pages().free(mine);
                }));

    assertFailed(report, RUNTIME, "belongs to \"page allocator\", not to \"bad pages\"");
  }

  @Test
  void freeingWhatItNeverHadIsReportedWithTheOwner() {
    assertFailed(
        BadBoots.policy(early(stage -> stage.free(KERNEL_IMAGE))),
        EARLY,
        KERNEL_IMAGE + " belongs to \"kernel image\", not to \"bad memory\"");
    assertFailed(
        BadBoots.policy(late(stage -> stage.freeEarlyMemory(KERNEL_IMAGE))),
        RUNTIME,
        KERNEL_IMAGE + " belongs to \"kernel image\", not to \"bad memory\"");
    assertFailed(
        BadBoots.policy(late(stage -> stage.pages().free(new PageBlock(0x1000, 8)))),
        RUNTIME,
        KERNEL_IMAGE + " belongs to \"kernel image\", not to \"bad pages\"");
  }

  @Test
  void freeingWhatIsNoMemoryIsReported() {
    MemoryRange registers = MemoryRange.ofSize(0xfed90000L, Pages.SIZE);

    assertFailed(
        BadBoots.policy(early(stage -> stage.free(registers))),
        EARLY,
        registers + " is not RAM and cannot belong to \"bad memory\"");
    assertFailed(
        BadBoots.policy(late(stage -> stage.freeEarlyMemory(new MemoryRange(0, -1L)))),
        RUNTIME,
        "0x0-0x1000 is not RAM and cannot belong to \"bad memory\"");
  }

  @Test
  void aFrameNumberThatWrapsAroundToItsOwnPagesIsReported() {
    BootReport report =
        BadBoots.policy(
            late(
                stage -> {
                  PageBlock mine = stage.pages().allocate(0, Zone.DMA32).orElseThrow();
                  stage.pages().free(new PageBlock(mine.pfn() | 1L << 52, 0));
                }));

    assertFailed(report, RUNTIME, "no block of RAM: pfn 0x1000000000");
  }

  @Test
  void aPoolOfItsOwnInventionCannotBeReleased() {
    BouncePool invented = new BouncePool(KERNEL_IMAGE, 512, 1, BouncePool.Origin.EARLY, List.of());

    assertFailed(
        BadBoots.policy(late(stage -> stage.releaseBouncePool(invented))),
        RUNTIME,
        KERNEL_IMAGE + " belongs to \"kernel image\", not to \"swiotlb pool\"");
    assertFailed(
        BadBoots.policy(late(stage -> stage.initializeBouncePool(invented))),
        RUNTIME,
        KERNEL_IMAGE + " belongs to \"kernel image\", not to \"swiotlb pool\"");
  }

  @Test
  void aPoolWhoseRecordWasAlteredCannotBeReleased() {
    BootReport report =
        BadBoots.policy(
            holding(
                (stage, pool) -> {
                  stage.releaseBouncePool(
                      new BouncePool(
                          pool.range(), 7, pool.areas(), pool.origin(), pool.bookkeeping()));
                  return DmaBackend.none();
                }));

    assertFailed(report, RUNTIME, "the pool at " + POOL + " of \"swiotlb pool\" has not 7 slots");
  }
}
