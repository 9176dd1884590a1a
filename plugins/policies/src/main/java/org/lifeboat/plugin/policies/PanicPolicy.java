package org.lifeboat.plugin.policies;

import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.plugin.NoSettings;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.api.stage.RuntimeStage;

/**
 * The first way out of the 2009 RFC: an IOMMU that was detected and does not come up stops the
 * machine. Reserves nothing where one was detected. Price: a box that would have run is dead.
 */
public final class PanicPolicy implements FallbackPolicy {
  private final EarlyPool pool = new EarlyPool();

  @Override
  public void early(EarlyStage stage, DetectedIommus detected) {
    pool.reserveUnless(detected.anyPresent(), stage);
  }

  @Override
  public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
    if (outcome.result() instanceof Initialization.Failed failed) {
      throw new KernelPanic(
          "IOMMU %s failed to initialize: %s".formatted(outcome.driver(), failed.cause().text()));
    }
    return pool.backend(outcome);
  }

  /** Registers the policy. */
  public static final class Provider implements FallbackPolicyProvider<NoSettings> {
    @Override
    public String id() {
      return "panic";
    }

    @Override
    public String summary() {
      return "Stops the machine when a detected IOMMU does not come up.";
    }

    @Override
    public Class<NoSettings> settingsType() {
      return NoSettings.class;
    }

    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new PanicPolicy();
    }
  }
}
