package org.lifeboat.it;

import static org.lifeboat.it.BadBoots.HARDWARE_WORKS;
import static org.lifeboat.it.BadBoots.MODERN;
import static org.lifeboat.it.BadPolicies.KERNEL_IMAGE;
import static org.lifeboat.it.BadPolicies.POOL;
import static org.lifeboat.it.BadPolicies.RUNTIME;
import static org.lifeboat.it.BadPolicies.assertFailed;
import static org.lifeboat.it.BadPolicies.holding;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.PoolGrowth;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.engine.report.BootReport;

/** A policy whose decision cannot be carried out. */
final class BadPolicyDecisionTest {
  @Test
  void choosingHardwareThatDoesNotWorkIsReported() {
    assertFailed(
        BadBoots.policy(holding((stage, pool) -> DmaBackend.hardware())),
        RUNTIME,
        "chose the hardware IOMMU, which does not work");
  }

  @Test
  void choosingAReleasedPoolIsReportedWithItsOwner() {
    BootReport report =
        BadBoots.policy(
            holding(
                (stage, pool) -> {
                  stage.releaseBouncePool(pool);
                  return DmaBackend.bouncing(pool);
                }));

    assertFailed(
        report,
        RUNTIME,
        "chose the pool at " + POOL + ", which is not ready",
        "belongs to \"page allocator\"");
  }

  @Test
  void choosingAPoolThatWasOnlyHeldIsReported() {
    assertFailed(
        BadBoots.policy(holding((stage, pool) -> DmaBackend.bouncing(pool))),
        RUNTIME,
        "chose the pool at " + POOL + ", which is not ready",
        "belongs to \"swiotlb pool\"");
  }

  @Test
  void choosingAPoolOfItsOwnInventionIsReported() {
    BouncePool invented = new BouncePool(KERNEL_IMAGE, 512, 1, BouncePool.Origin.EARLY, List.of());

    assertFailed(
        BadBoots.policy(holding((stage, pool) -> DmaBackend.bouncing(invented))),
        RUNTIME,
        "chose the pool at " + KERNEL_IMAGE,
        "belongs to \"kernel image\"");
  }

  @Test
  void choosingAPoolThatGrowsByMoreThanIsFreeIsReported() {
    assertFailed(
        BadBoots.policy(
            holding(
                (stage, pool) -> {
                  stage.initializeBouncePool(pool);
                  return DmaBackend.bouncing(pool).growing(new PoolGrowth(4 << 20, 1L << 50));
                })),
        RUNTIME,
        "chose a pool that grows by 1125899906842624 bytes, of ",
        " that are free");
  }

  @Test
  void answeringNullIsReported() {
    assertFailed(BadBoots.policy(holding((stage, pool) -> null)), RUNTIME, "answered null");
  }

  @Test
  @SuppressWarnings("NullOptional") // the point
  void anAnswerWithAMissingPartIsReported() {
    assertFailed(
        BadBoots.policy(holding((stage, pool) -> new DmaBackend(null, Optional.empty()))),
        RUNTIME,
        "of which a part is missing");
    assertFailed(
        BadBoots.policy(
            HARDWARE_WORKS,
            MODERN,
            () -> holding((stage, pool) -> new DmaBackend(DmaBackend.Kind.HARDWARE, null))),
        RUNTIME,
        "of which a part is missing");
  }
}
