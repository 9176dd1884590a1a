package $package$;

import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.BounceRequest;
import org.lifeboat.api.plugin.Setting;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.RuntimeStage;

/**
 * A small boat for every machine. It reserves a few megabytes early, where 64 would be too dear and
 * what the page allocator has late would be too uncertain, and gives them back when the hardware
 * works.
 */
public final class $Plugin$ implements FallbackPolicy {
  private final Settings settings;
  private Optional<BouncePool> held = Optional.empty();

  /**
   * What the policy can be told.
   *
   * @param poolBytes size of the pool in bytes
   */
  public record Settings(
      @Setting(
              value = "size of the pool",
              byDefault = "8MB",
              min = 1 << 20,
              max = 64 << 20,
              unit = Setting.Unit.BYTES)
          long poolBytes) {}

  /** A policy for one boot. */
  public $Plugin$(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void early(EarlyStage stage, DetectedIommus detected) {
    if (stage.bounceDemand().wantsPool()) {
      long slots = settings.poolBytes() / BouncePool.SLOT_BYTES;
      held = stage.reserveBouncePool(new BounceRequest(slots, false));
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

  /** Registers the policy: this class's name stands in META-INF/services. */
  public static final class Provider implements FallbackPolicyProvider<Settings> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public String id() {
      return "$id$";
    }

    @Override
    public String summary() {
      return "Reserves a few megabytes early and gives them back when the IOMMU works.";
    }

    @Override
    public Class<Settings> settingsType() {
      return Settings.class;
    }

    @Override
    public FallbackPolicy create(Settings settings) {
      return new $Plugin$(settings);
    }
  }
}
