package org.lifeboat.it;

import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.BounceRequest;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.api.plugin.Setting;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.RuntimeStage;

/** The policy of the api's overview page, which shows the parts of this file as they are here. */
final class HopefulPolicy implements FallbackPolicy {
  private final Settings settings;
  private Optional<BouncePool> held = Optional.empty();

  @Override
  public void early(EarlyStage stage, DetectedIommus detected) {
    if (stage.bounceDemand().wantsPool() && !detected.anyHopeful()) {
      held = stage.reserveBouncePool(BounceRequest.READY);
    }
  }

  @Override
  public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
    if (outcome.active()) {
      held.ifPresent(stage::releaseBouncePool);
      return DmaBackend.hardware();
    }
    if (held.isEmpty() && stage.bounceDemand().wantsPool()) {
      held = stage.allocateBouncePool(settings.lateBytes(), Zone.DMA32);
    }
    return DmaBackend.bouncing(held);
  }

  HopefulPolicy(Settings settings) {
    this.settings = settings;
  }

  /**
   * @param lateBytes size of a pool that is asked for late, in bytes
   */
  public record Settings(
      @Setting(
              value = "size of a pool that is asked for late",
              byDefault = "4MB",
              min = 1 << 20,
              max = 4 << 20,
              unit = Setting.Unit.BYTES)
          long lateBytes) {}

  /** Registers it. */
  public static final class Provider implements FallbackPolicyProvider<Settings> {
    @Override
    public String id() {
      return "hopeful";
    }

    @Override
    public String summary() {
      return "Reserves early only where no IOMMU gives hope, and asks late where one disappoints.";
    }

    @Override
    public Class<Settings> settingsType() {
      return Settings.class;
    }

    @Override
    public FallbackPolicy create(Settings settings) {
      return new HopefulPolicy(settings);
    }
  }
}
