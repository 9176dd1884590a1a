package org.lifeboat.plugin.adaptive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.bounce.BounceDemand;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.BounceRequest;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.plugin.adaptive.ConfigScan.Census;

/**
 * Reserves early what is likely to be needed, and keeps late what is needed. No kernel does this.
 *
 * <p><b>The thought.</b> The policies of the kernels decide by the hardware alone: 64 MB or
 * nothing. But who needs a pool is not the hardware, it is a device whose mask does not reach all
 * RAM. Masks are the drivers' and known late; something of them is known early, since configuration
 * space can be read raw before PCI is enumerated, and a class often stands for a width ({@link
 * AddressWidth}). And memory is easy to have early and easy to give back late, never the other way
 * round: so be generous early and exact late.
 *
 * <p><b>Early</b>, where the kernel's own rules ask for a pool:
 *
 * <ul>
 *   <li>{@code swiotlb=force}, or {@code swiotlb=} with a size: the owner knows; the kernel's pool.
 *   <li>Otherwise a small pool, the insurance, whatever was seen: the scan does not see all buses,
 *       and a class is no promise.
 *   <li>Beside it, so much for each function that may have to bounce ({@link ConfigScan}), with a
 *       ceiling; unless some hardware is sound, all that can fail having been looked at. Broken or
 *       unknown makes no difference: the need is the same if it fails, and if it works, all goes
 *       back.
 * </ul>
 *
 * <p>These are two pools since a pool can be given back only as a whole.
 *
 * <p><b>Late</b>, with masks and outcome known, a pool stays if devices depend on it ({@link
 * Guests}), if bouncing is forced, or, the smallest, if a port leads outside, where anything may be
 * plugged in. Of the pools held, that one stays which most of these devices reach and which is
 * large enough, and the others go back; if nobody depends on one, all go back, also where the
 * hardware failed. Where none is reached by all of them, the page allocator is asked, down to zone
 * DMA for devices of less than 32 bits: a smaller pool is better than a dead device. This goes
 * beyond the kernel's rules where RAM ends below 4 GB, but not against {@code swiotlb=noforce} or
 * {@code iommu=off}.
 *
 * <p><b>The price.</b> Sizes are guesses about load: 4 MB a device are sixteen mappings of the
 * largest size under way. A device that is plugged in behind no marked port, and a driver that
 * lowers its mask later, find no pool. A kernel that cannot free boot memory late loses what is
 * given back.
 */
public final class AdaptivePolicy implements FallbackPolicy {
  private static final String PREFIX = "adaptive: ";

  private final AdaptiveSettings settings;
  private final List<BouncePool> pools = new ArrayList<>();

  /** A policy for one boot. */
  public AdaptivePolicy(AdaptiveSettings settings) {
    this.settings = settings;
  }

  @Override
  public void early(EarlyStage stage, DetectedIommus detected) {
    BounceDemand demand = stage.bounceDemand();
    if (!demand.wantsPool()) {
      return;
    }
    if (demand.forced() || givesSize(stage)) {
      stage.reserveBouncePool(BounceRequest.HELD).ifPresent(pools::add);
      return;
    }
    Prospect prospect = Prospect.of(detected);
    Census census = ConfigScan.scan(stage);
    stage.print(
        Severity.INFO,
        PREFIX
            + "%s; by their class %s functions have 32 bits, %s anything"
                .formatted(prospect.text(), census.narrow(), census.untold()));
    reserve(stage, settings.insuranceBytes());
    long wanted = settings.bytesFor(prospect == Prospect.SOUND ? 0 : census.candidates());
    if (wanted > settings.insuranceBytes()) {
      reserve(stage, wanted);
    }
  }

  /** A {@code swiotlb=} that begins with a digit has a size (setup_io_tlb_npages). */
  private static boolean givesSize(EarlyStage stage) {
    return stage.commandLine().values("swiotlb").stream().anyMatch(v -> v.matches("(?s)[0-9].*"));
  }

  private void reserve(EarlyStage stage, long bytes) {
    long slots = (bytes + BouncePool.SLOT_BYTES - 1) / BouncePool.SLOT_BYTES;
    stage.reserveBouncePool(new BounceRequest(slots, false)).ifPresent(pools::add);
  }

  @Override
  public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
    Optional<BouncePool> kept = choose(stage, Guests.of(stage, outcome));
    pools.stream()
        .filter(pool -> !kept.equals(Optional.of(pool)))
        .forEach(stage::releaseBouncePool);
    kept.ifPresent(stage::initializeBouncePool);
    return outcome.active()
        ? kept.map(DmaBackend::hardwareBeside).orElseGet(DmaBackend::hardware)
        : DmaBackend.bouncing(kept);
  }

  private Optional<BouncePool> choose(RuntimeStage stage, Guests guests) {
    Optional<String> need = need(stage, guests);
    if (need.isEmpty()) {
      say(stage, "no device depends on a bounce buffer");
      return Optional.empty();
    }
    BounceDemand demand = stage.bounceDemand();
    long wanted = demand.forced() ? settings.mostBytes() : settings.bytesFor(guests.count());
    if (!demand.forbidden() && !stage.iommuOptions().off()) {
      askForMore(stage, guests, wanted);
    }
    Optional<BouncePool> best = guests.best(pools, wanted);
    say(stage, need.get() + best.map(pool -> kept(guests, pool)).orElse("; there is none"));
    return best;
  }

  private static String kept(Guests guests, BouncePool pool) {
    return "; %sKB are kept, which %s of %s reach"
        .formatted(pool.range().bytes() >> 10, guests.reaching(pool), guests.count());
  }

  private static Optional<String> need(RuntimeStage stage, Guests guests) {
    if (guests.count() > 0) {
      return Optional.of(guests.count() + " devices depend on a bounce buffer");
    }
    if (stage.bounceDemand().forced()) {
      return Optional.of("bouncing is forced");
    }
    return stage.pciFunctions().stream().anyMatch(PciFunction::externalFacing)
        ? Optional.of("a port leads outside, where a device may come that needs a bounce buffer")
        : Optional.empty();
  }

  /** Asks the page allocator, zone by zone, while guests are left that no pool helps. */
  private void askForMore(RuntimeStage stage, Guests guests, long wanted) {
    for (Zone zone : List.of(Zone.DMA32, Zone.DMA)) {
      long helped = guests.best(pools, wanted).map(guests::reaching).orElse(0L);
      if (helped < guests.reaching(zone.range())) {
        stage.allocateBouncePool(wanted, zone).ifPresent(pools::add);
      }
    }
  }

  private void say(RuntimeStage stage, String what) {
    stage.print(Severity.INFO, PREFIX + what);
  }

  /** Registers the policy. */
  public static final class Provider implements FallbackPolicyProvider<AdaptiveSettings> {
    @Override
    public String id() {
      return "adaptive";
    }

    @Override
    public String summary() {
      return "Reserves by what raw configuration space and firmware's health justify, keeps what"
          + " masks need.";
    }

    @Override
    public Class<AdaptiveSettings> settingsType() {
      return AdaptiveSettings.class;
    }

    @Override
    public FallbackPolicy create(AdaptiveSettings settings) {
      return new AdaptivePolicy(settings);
    }
  }
}
