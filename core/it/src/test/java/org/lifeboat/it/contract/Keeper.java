package org.lifeboat.it.contract;

import java.util.Locale;
import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.BounceRequest;
import org.lifeboat.api.plugin.NoSettings;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.RuntimeStage;

/** A provider in the zoo: named after its class, without settings. */
public abstract class Keeper implements FallbackPolicyProvider<NoSettings> {
  @Override
  public String id() {
    return getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  @Override
  public String summary() {
    return "Lives in the zoo.";
  }

  @Override
  public Class<NoSettings> settingsType() {
    return NoSettings.class;
  }

  /** A policy that does nothing wrong: what the sinners of the zoo are but for their one sin. */
  public static class Good implements FallbackPolicy {
    Optional<BouncePool> held = Optional.empty();

    @Override
    public void early(EarlyStage stage, DetectedIommus detected) {
      if (stage.bounceDemand().wantsPool()) {
        held = stage.reserveBouncePool(BounceRequest.HELD);
      }
    }

    @Override
    public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
      if (outcome.active()) {
        held.ifPresent(stage::releaseBouncePool);
        return DmaBackend.hardware();
      }
      held.ifPresent(stage::initializeBouncePool);
      return DmaBackend.bouncing(held);
    }
  }
}
