package org.lifeboat.example.it;

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

/** The changes that {@code examples/writing-a-policy.md} makes to the policy, right and wrong. */
final class ChangedPolicies {
  private ChangedPolicies() {}

  /** A small pool where there is hope, the kernel's own size where there is none. */
  static class Hopeful implements FallbackPolicy {
    private final long poolBytes = 8 << 20;
    Optional<BouncePool> held = Optional.empty();

    @Override
    public void early(EarlyStage stage, DetectedIommus detected) {
      if (stage.bounceDemand().wantsPool()) {
        long slots = poolBytes / BouncePool.SLOT_BYTES;
        held =
            stage.reserveBouncePool(
                detected.anyHopeful() ? new BounceRequest(slots, false) : BounceRequest.HELD);
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

  /** The same, but that it forgets to give back. */
  static final class Forgetful extends Hopeful {
    @Override
    public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
      if (outcome.active()) {
        return DmaBackend.hardware();
      }
      held.ifPresent(stage::initializeBouncePool);
      return DmaBackend.bouncing(held);
    }
  }

  /** Makes one of them. */
  record Provider(boolean forgets) implements FallbackPolicyProvider<NoSettings> {
    @Override
    public String id() {
      return "small-reserve";
    }

    @Override
    public String summary() {
      return "Reserves less where there is hope.";
    }

    @Override
    public Class<NoSettings> settingsType() {
      return NoSettings.class;
    }

    @Override
    public FallbackPolicy create(NoSettings settings) {
      return forgets ? new Forgetful() : new Hopeful();
    }
  }
}
