package org.lifeboat.plugin.policies;

import org.lifeboat.api.memory.Zone;
import org.lifeboat.api.plugin.Setting;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.RuntimeStage;

/**
 * The third way out: nothing is reserved beside a detected IOMMU; when it fails, the page allocator
 * is asked. One block is at most 4 MB, less where memory is fragmented
 * (kernel/dma/swiotlb.c:swiotlb_init_late).
 */
public final class LateAllocPolicy implements FallbackPolicy {
  private final Settings settings;
  private final EarlyPool pool = new EarlyPool();

  /**
   * @param poolBytes what is asked for
   * @param zone the highest zone that will do
   */
  public record Settings(
      @Setting(
              value = "size of the pool to ask for; a block of more than 4 MB cannot be had",
              byDefault = "64MB",
              min = 1 << 20,
              max = 1L << 32,
              unit = Setting.Unit.BYTES)
          long poolBytes,
      @Setting(
              value =
                  "highest zone that will do: dma (16 MB, as 2.6.x asked), dma32 (4 GB) or normal",
              byDefault = "dma32")
          Zone zone) {}

  /** A policy for one boot. */
  public LateAllocPolicy(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void early(EarlyStage stage, DetectedIommus detected) {
    pool.reserveUnless(detected.anyPresent(), stage);
  }

  @Override
  public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
    boolean helpless = !outcome.active() && pool.pool().isEmpty();
    return helpless && stage.bounceDemand().wantsPool()
        ? DmaBackend.bouncing(stage.allocateBouncePool(settings.poolBytes(), settings.zone()))
        : pool.backend(outcome);
  }

  /** Registers the policy. */
  public static final class Provider implements FallbackPolicyProvider<Settings> {
    @Override
    public String id() {
      return "late-alloc";
    }

    @Override
    public String summary() {
      return "Asks the page allocator for a pool when the IOMMU has failed: 4 MB at most.";
    }

    @Override
    public Class<Settings> settingsType() {
      return Settings.class;
    }

    @Override
    public FallbackPolicy create(Settings settings) {
      return new LateAllocPolicy(settings);
    }
  }
}
