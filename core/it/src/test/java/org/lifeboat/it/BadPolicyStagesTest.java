package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lifeboat.it.BadBoots.HARDWARE_FAILS;
import static org.lifeboat.it.BadBoots.failure;
import static org.lifeboat.it.BadPolicies.EARLY;
import static org.lifeboat.it.BadPolicies.KERNEL_IMAGE;
import static org.lifeboat.it.BadPolicies.POOL;
import static org.lifeboat.it.BadPolicies.RUNTIME;
import static org.lifeboat.it.BadPolicies.assertFailed;
import static org.lifeboat.it.BadPolicies.early;
import static org.lifeboat.it.BadPolicies.holding;
import static org.lifeboat.it.BadPolicies.ignoring;
import static org.lifeboat.it.BadPolicies.keeping;
import static org.lifeboat.it.BadPolicies.late;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.bounce.BounceRequest;
import org.lifeboat.api.memory.PageBlock;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.StageClosedException;
import org.lifeboat.engine.report.BootReport;

/** A policy that uses a stage as nobody may, openly or in secret. */
final class BadPolicyStagesTest {
  @Test
  void anEarlyStageKeptIntoTheRunTimeIsReported() {
    BootReport report =
        BadBoots.policy(keeping((early, stage) -> early.reserveBouncePool(BounceRequest.READY)));

    assertFailed(report, RUNTIME, "the early stage is over; a plugin must not keep it");
  }

  @Test
  void aRunTimeStageKeptPastTheBootIsClosedAndSoAreItsPages() {
    List<Runnable> uses = new ArrayList<>();

    BootReport report =
        BadBoots.policy(
            late(
                stage -> {
                  var pages = stage.pages();
                  uses.add(stage::firmwareMap);
                  uses.add(stage::pages);
                  uses.add(() -> pages.allocate(0, Zone.NORMAL));
                  uses.add(() -> pages.free(new PageBlock(0, 0)));
                  uses.add(() -> stage.allocateBouncePool(1 << 20, Zone.DMA32));
                  uses.add(() -> stage.print(Severity.INFO, "still here"));
                }));

    assertThat(report.failure()).isEmpty();
    assertThat(uses)
        .allSatisfy(
            use ->
                assertThatThrownBy(use::run)
                    .isInstanceOf(StageClosedException.class)
                    .hasMessageContaining("run-time stage is over"));
  }

  @Test
  void aStageOfAnotherBootDoesNotReachThatBoot() {
    List<RuntimeStage> kept = new ArrayList<>();
    BadBoots.policy(late(kept::add));

    BootReport report =
        BadBoots.policy(late(stage -> kept.get(0).allocateBouncePool(1 << 20, Zone.DMA32)));

    assertFailed(report, RUNTIME, "the run-time stage is over");
  }

  @Test
  void nullForAnArgumentIsReported() {
    List<FallbackPolicy> policies =
        List.of(
            early(stage -> stage.allocate(null, "x")),
            early(stage -> stage.free(null)),
            early(stage -> stage.reserveBouncePool(null)),
            early(stage -> stage.print(null, null)),
            early(stage -> stage.readPciConfig(null, 0)),
            late(stage -> stage.mapRegisters(null, "x")),
            late(stage -> stage.mapRegisters(KERNEL_IMAGE, null)),
            late(stage -> stage.allocateBouncePool(1 << 22, null)),
            late(stage -> stage.releaseBouncePool(null)),
            late(stage -> stage.initializeBouncePool(null)),
            late(stage -> stage.freeEarlyMemory(null)),
            late(stage -> stage.pages().allocate(0, null)),
            late(stage -> stage.pages().freePages(null)),
            late(stage -> stage.pages().free(null)));

    assertThat(policies)
        .allSatisfy(
            policy ->
                assertThat(failure(BadBoots.policy(policy)).problem())
                    .startsWith("threw NullPointerException"));
  }

  @Test
  void aRefusalThatItSwallowsIsReportedAllTheSame() {
    assertFailed(
        BadBoots.policy(
            holding(
                (stage, pool) -> {
                  stage.releaseBouncePool(pool);
                  ignoring(() -> stage.releaseBouncePool(pool));
                  return DmaBackend.none();
                })),
        RUNTIME,
        POOL + " belongs to \"page allocator\", not to \"swiotlb pool\"");
    assertFailed(
        BadBoots.policy(early(stage -> ignoring(() -> stage.free(KERNEL_IMAGE)))),
        EARLY,
        KERNEL_IMAGE + " belongs to \"kernel image\", not to \"bad memory\"");
    assertFailed(
        BadBoots.policy(
            late(stage -> ignoring(() -> stage.pages().free(new PageBlock(0x1000, 0))))),
        RUNTIME,
        "belongs to \"kernel image\", not to \"bad pages\"");
  }

  @Test
  void aClosedStageThatItTriesInSecretIsReported() {
    BootReport report = BadBoots.policy(keeping((early, stage) -> ignoring(early::firmwareMap)));

    assertFailed(report, RUNTIME, "the early stage is over");
  }

  @Test
  void theFirstWrongCountsWhateverComesAfterIt() {
    BootReport panics =
        BadBoots.policy(
            early(
                stage -> {
                  ignoring(() -> stage.free(KERNEL_IMAGE));
                  throw new KernelPanic("to distract");
                }));
    BootReport throwsAnother =
        BadBoots.policy(
            early(
                stage -> {
                  ignoring(() -> stage.free(KERNEL_IMAGE));
                  throw new IllegalStateException("to distract");
                }));

    assertFailed(panics, EARLY, "belongs to \"kernel image\"");
    assertThat(panics.panic()).isEmpty();
    assertFailed(throwsAnother, EARLY, "belongs to \"kernel image\"");
  }

  @Test
  void aPanicOfTheKernelCannotBeSwallowed() {
    BootReport report =
        BadBoots.policy(
            HARDWARE_FAILS,
            "linux-2.6.32",
            () ->
                early(
                    stage ->
                        ignoring(
                            () -> stage.reserveBouncePool(new BounceRequest(1L << 40, true)))));

    assertThat(report.failure()).isEmpty();
    assertThat(report.panic())
        .contains("BUG: the pool's size passes its bound (alloc_bootmem_core)");
  }
}
