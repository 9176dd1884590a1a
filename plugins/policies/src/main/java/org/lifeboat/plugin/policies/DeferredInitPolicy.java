package org.lifeboat.plugin.policies;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.BounceRequest;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.plugin.Setting;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.RuntimeStage;

/**
 * The fourth way out, merged as 2.6.33 (commit 75f1cdf1dda9): the pool is reserved early and held;
 * when the IOMMU fails, it is initialised; when it works, it is given back. Needs an allocator that
 * frees boot memory late.
 */
public final class DeferredInitPolicy implements FallbackPolicy {
  private final Settings settings;
  private Optional<BouncePool> held = Optional.empty();

  /**
   * @param poolBytes size of the pool
   * @param keepBeside drivers that serve only some devices
   * @param releaseInPassthrough drivers that find their own way for devices that cannot reach
   *     memory in passthrough
   * @param keepForExternalPorts drivers that bounce what comes through ports to the outside
   */
  public record Settings(
      @Setting(
              value = "size of the pool; 0 for the kernel's own, which swiotlb= may change",
              byDefault = "0",
              min = 0,
              max = 1L << 32,
              unit = Setting.Unit.BYTES)
          long poolBytes,
      @Setting(
              value = "drivers that serve only some devices: the pool is kept beside them",
              byDefault = "[]")
          List<String> keepBeside,
      @Setting(
              value =
                  "drivers whose success makes the pool needless even where all devices see"
                      + " physical addresses",
              byDefault = "[]")
          List<String> releaseInPassthrough,
      @Setting(
              value =
                  "drivers that need the pool where a port to the outside is: they bounce what"
                      + " comes through it",
              byDefault = "[]")
          List<String> keepForExternalPorts) {
    /** Copies the lists. */
    public Settings {
      keepBeside = List.copyOf(keepBeside);
      releaseInPassthrough = List.copyOf(releaseInPassthrough);
      keepForExternalPorts = List.copyOf(keepForExternalPorts);
    }
  }

  /** A policy for one boot. */
  public DeferredInitPolicy(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void early(EarlyStage stage, DetectedIommus detected) {
    if (stage.bounceDemand().wantsPool()) {
      long slots = (settings.poolBytes() + BouncePool.SLOT_BYTES - 1) / BouncePool.SLOT_BYTES;
      held = stage.reserveBouncePool(new BounceRequest(slots, false));
    }
  }

  @Override
  public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
    if (held.isEmpty()) {
      return outcome.active() ? DmaBackend.hardware() : DmaBackend.none();
    }
    BouncePool pool = held.get();
    if (needless(stage, outcome)) {
      stage.releaseBouncePool(pool);
      return DmaBackend.hardware();
    }
    stage.initializeBouncePool(pool);
    return outcome.active() ? DmaBackend.hardwareBeside(pool) : DmaBackend.bouncing(pool);
  }

  private boolean needless(RuntimeStage stage, InitializationOutcome outcome) {
    String driver = outcome.driver();
    return outcome.result() instanceof Initialization.Active active
        && (!active.passthrough() || settings.releaseInPassthrough().contains(driver))
        && !settings.keepBeside().contains(driver)
        && !bouncesForPorts(stage, driver)
        && !stage.bounceDemand().forced();
  }

  /** drivers/iommu/intel-iommu.c:intel_iommu_init of 5.4 to 5.7, has_untrusted_dev. */
  private boolean bouncesForPorts(RuntimeStage stage, String driver) {
    return settings.keepForExternalPorts().contains(driver)
        && stage.pciFunctions().stream().anyMatch(PciFunction::externalFacing);
  }

  /** Registers the policy. */
  public static final class Provider implements FallbackPolicyProvider<Settings> {
    @Override
    public String id() {
      return "deferred-init";
    }

    @Override
    public String summary() {
      return "Reserves the pool early, initialises it when the IOMMU fails, gives it back when it"
          + " works.";
    }

    @Override
    public Class<Settings> settingsType() {
      return Settings.class;
    }

    @Override
    public FallbackPolicy create(Settings settings) {
      return new DeferredInitPolicy(settings);
    }
  }
}
