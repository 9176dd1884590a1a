package org.lifeboat.page.boot;

import org.lifeboat.api.plugin.NoSettings;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.RuntimeStage;

/**
 * A policy that throws.
 *
 * @param stillborn before the boot begins, instead of late
 */
record Rude(boolean stillborn) implements FallbackPolicyProvider<NoSettings> {
  @Override
  public String id() {
    return "rude";
  }

  @Override
  public String summary() {
    return "Throws.";
  }

  @Override
  public Class<NoSettings> settingsType() {
    return NoSettings.class;
  }

  @Override
  public FallbackPolicy create(NoSettings settings) {
    if (stillborn) {
      throw new IllegalStateException("<b>no</b>");
    }
    return new FallbackPolicy() {
      @Override
      public void early(EarlyStage stage, DetectedIommus detected) {}

      @Override
      public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
        throw new IllegalStateException("<b>no</b>");
      }
    };
  }
}
