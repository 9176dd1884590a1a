package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.it.BadBoots.failure;
import static org.lifeboat.it.BadPolicies.RUNTIME;
import static org.lifeboat.it.BadPolicies.assertFailed;
import static org.lifeboat.it.BadPolicies.early;
import static org.lifeboat.it.BadPolicies.late;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lifeboat.api.bounce.BounceRequest;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.engine.report.BootReport;

/** A policy that takes all there is, or all it can think of. */
final class GreedyPolicyTest {
  @Test
  void takingAllEarlyMemoryIsReportedAtTheHandOver() {
    BootReport report =
        BadBoots.policy(
            early(
                stage -> {
                  for (long bytes = 1L << 30; bytes >= 1; bytes >>= 1) {
                    while (stage.allocate(AllocationRequest.of(bytes, 1), "hoard").isPresent()) {}
                  }
                }));

    assertFailed(
        report,
        "hand-over",
        "left no page to the \"page allocator\"",
        "0x4411000-0x7fee4000",
        "belong to \"bad hoard\"");
  }

  @Test
  void takingAllPagesAtRunTimeIsReported() {
    BootReport report =
        BadBoots.policy(
            late(
                stage -> {
                  for (int order = Pages.MAX_ORDER; order >= 0; order--) {
                    while (stage.pages().allocate(order, Zone.NORMAL).isPresent()) {}
                  }
                }));

    assertFailed(
        report, RUNTIME, "left no page to the \"page allocator\"", "belong to \"bad pages\"");
  }

  static Stream<FallbackPolicy> insatiable() {
    List<String> purposes = new ArrayList<>();
    return Stream.of(
        late(stage -> forever(() -> stage.pages().allocate(0, Zone.NORMAL))),
        early(stage -> forever(() -> stage.print(Severity.INFO, "again"))),
        early(stage -> forever(() -> stage.reserveBouncePool(new BounceRequest(1, true)))),
        early(
            stage ->
                forever(
                    () -> {
                      purposes.add("");
                      stage.allocate(AllocationRequest.of(1, 1), "crumb " + purposes.size());
                    })));
  }

  private static void forever(Runnable deed) {
    while (true) {
      deed.run();
    }
  }

  @ParameterizedTest
  @MethodSource("insatiable")
  void aPolicyThatNeverHasEnoughIsStopped(FallbackPolicy policy) {
    assertThat(failure(BadBoots.policy(policy)).problem())
        .isEqualTo("wanted more than 65536 allocations, releases and lines of log in one boot");
  }

  @Test
  void absurdSizesAreRefusedByTheKernelsRulesAndNotMisdeeds() {
    BootReport report =
        BadBoots.policy(
            new FallbackPolicy() {
              @Override
              public void early(EarlyStage stage, DetectedIommus detected) {
                stage.reserveBouncePool(new BounceRequest(Long.MAX_VALUE, true));
                stage.allocate(AllocationRequest.of(-1L, 1L << 63), "all there is");
                stage.mapEarly(-1);
              }

              @Override
              public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
                assertThat(stage.allocateBouncePool(Long.MAX_VALUE, Zone.NORMAL)).isPresent();
                assertThat(stage.allocateBouncePool(Long.MIN_VALUE, Zone.DMA)).isEmpty();
                assertThat(stage.pages().allocate(Integer.MAX_VALUE, Zone.NORMAL)).isEmpty();
                stage.mapRegisters(new MemoryRange(0, -1L), "all");
                return DmaBackend.none();
              }
            });

    assertThat(report.failure()).isEmpty();
  }
}
