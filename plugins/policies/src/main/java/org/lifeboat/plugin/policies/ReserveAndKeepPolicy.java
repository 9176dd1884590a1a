package org.lifeboat.plugin.policies;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.plugin.Setting;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.RuntimeStage;

/**
 * What Linux does on x86 from 5.8 on: the pool is reserved wherever RAM lies above 4 GB, and kept,
 * also beside an IOMMU that works, for devices that it does not serve (arch/x86/kernel/pci-dma.c).
 * Only GART switches it off; before 5.19 AMD-Vi did, too, unless it passed all addresses through
 * (drivers/iommu/amd/iommu.c:amd_iommu_init_dma_ops).
 */
public final class ReserveAndKeepPolicy implements FallbackPolicy {
  private final Settings settings;
  private final EarlyPool pool = new EarlyPool();

  /**
   * @param releaseFor drivers whose success makes the pool needless
   */
  public record Settings(
      @Setting(
              value = "drivers whose success makes the pool needless: it is given back",
              byDefault = "[]")
          List<String> releaseFor) {
    /** Copies the list. */
    public Settings {
      releaseFor = List.copyOf(releaseFor);
    }
  }

  /** A policy for one boot. */
  public ReserveAndKeepPolicy(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void early(EarlyStage stage, DetectedIommus detected) {
    pool.reserveUnless(false, stage);
  }

  @Override
  public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
    Optional<BouncePool> needless =
        outcome.result() instanceof Initialization.Active active
                && !active.passthrough()
                && settings.releaseFor().contains(outcome.driver())
                && !stage.bounceDemand().forced()
            ? pool.pool()
            : Optional.empty();
    if (needless.isPresent()) {
      stage.releaseBouncePool(needless.get());
      return DmaBackend.hardware();
    }
    return pool.backend(outcome);
  }

  /** Registers the policy. */
  public static final class Provider implements FallbackPolicyProvider<Settings> {
    @Override
    public String id() {
      return "reserve-and-keep";
    }

    @Override
    public String summary() {
      return "Reserves the pool wherever RAM lies above 4 GB and keeps it: what Linux does from 5.8"
          + " on.";
    }

    @Override
    public Class<Settings> settingsType() {
      return Settings.class;
    }

    @Override
    public FallbackPolicy create(Settings settings) {
      return new ReserveAndKeepPolicy(settings);
    }
  }
}
