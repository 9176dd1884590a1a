package org.lifeboat.plugin.policies;

import java.util.List;
import org.lifeboat.api.plugin.Setting;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.RuntimeStage;

/**
 * The second way out: the driver's checks run early, and the pool is reserved where they find the
 * hardware broken. What they cannot see early (they have no page allocator and no PCI) ends in
 * nommu. Linux 2.6.32 is this policy with very few checks (drivers/pci/dmar.c:check_zero_address).
 */
public final class EarlyDetectPolicy implements FallbackPolicy {
  private final Settings settings;
  private final EarlyPool pool = new EarlyPool();

  /**
   * @param reserveBeside drivers that serve only some devices: the pool is reserved beside them
   *     even where they are sound
   */
  public record Settings(
      @Setting(
              value = "drivers that serve only some devices: a pool is reserved beside them",
              byDefault = "[]")
          List<String> reserveBeside) {
    /** Copies the list. */
    public Settings {
      reserveBeside = List.copyOf(reserveBeside);
    }
  }

  /** A policy for one boot. */
  public EarlyDetectPolicy(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void early(EarlyStage stage, DetectedIommus detected) {
    boolean partial =
        detected.found().stream()
            .anyMatch(f -> f.present() && settings.reserveBeside().contains(f.driver()));
    pool.reserveUnless(detected.anyHopeful() && !partial, stage);
  }

  @Override
  public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
    return pool.backend(outcome);
  }

  /** Registers the policy. */
  public static final class Provider implements FallbackPolicyProvider<Settings> {
    @Override
    public String id() {
      return "early-detect";
    }

    @Override
    public String summary() {
      return "Reserves the pool where the checks at detection find the IOMMU broken; misses what"
          + " shows only later.";
    }

    @Override
    public Class<Settings> settingsType() {
      return Settings.class;
    }

    @Override
    public FallbackPolicy create(Settings settings) {
      return new EarlyDetectPolicy(settings);
    }
  }
}
