package org.lifeboat.plugin.policies;

import org.lifeboat.api.plugin.NoSettings;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.RuntimeStage;

/**
 * The baseline that the RFC set out to replace: a detected IOMMU is trusted, so nothing is reserved
 * beside it; when it fails, devices see physical addresses and reach what their masks reach
 * (arch/x86/kernel/pci-nommu.c). Where no IOMMU is detected, the bounce pool is reserved as always.
 */
public final class NommuPolicy implements FallbackPolicy {
  private final EarlyPool pool = new EarlyPool();

  @Override
  public void early(EarlyStage stage, DetectedIommus detected) {
    pool.reserveUnless(detected.anyPresent(), stage);
  }

  @Override
  public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
    return pool.backend(outcome);
  }

  /** Registers the policy. */
  public static final class Provider implements FallbackPolicyProvider<NoSettings> {
    @Override
    public String id() {
      return "nommu";
    }

    @Override
    public String summary() {
      return "Trusts a detected IOMMU and has nothing to fall back to: the behaviour before"
          + " 2.6.33.";
    }

    @Override
    public Class<NoSettings> settingsType() {
      return NoSettings.class;
    }

    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new NommuPolicy();
    }
  }
}
