package org.lifeboat.plugin.dynamicpool;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.BounceRequest;
import org.lifeboat.api.bounce.PoolGrowth;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.plugin.Setting;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;

/**
 * The growing pool of Linux 6.7 and later (CONFIG_SWIOTLB_DYNAMIC, kernel/dma/swiotlb.c), put to
 * the use that it invites: if a pool can grow, little of it has to be reserved early.
 *
 * <p><b>What that kernel does.</b> Beside the pool reserved early there is a list of pools. When a
 * mapping finds no slots ({@code swiotlb_find_slots}), a worker is started that adds one ({@code
 * swiotlb_dyn_alloc}), at most one block of the largest order, 4 MB ({@code swiotlb_alloc_pool}),
 * below 4 GB; meanwhile that one mapping gets a transient buffer of its own. Kernels that must
 * remap a pool do not grow. The early pool is as large as ever, 64 MB, unless {@code swiotlb=} says
 * less.
 *
 * <p><b>What is modelled.</b> A small pool is held early; it is initialised where the hardware
 * failed or there is none, and given back where the hardware helps all that need help. The log says
 * what growth is possible at that moment: how much 4 MB blocks below 4 GB could hold at most, or
 * that memory is in pieces. With {@code grow-bytes}, the pool grows as if a load had asked for it;
 * the blocks show in the report as held by this policy. Where there was no room early, the first
 * block stands in for the pool.
 *
 * <p>The backend says the same for whoever puts a load on it ({@link DmaBackend#growth}): blocks,
 * and as much of them as is counted here at that moment.
 *
 * <p><b>What is not.</b> A boot has no load, so nothing grows by itself, and no mapping fails. A
 * block that grew by {@code grow-bytes} is counted, not bounced through: the devices' fates, and
 * what a load finds, go by the first pool.
 */
public final class DynamicPoolPolicy implements FallbackPolicy {
  private static final String PREFIX = "dynamic-pool: ";

  private final Settings settings;
  private Optional<BouncePool> held = Optional.empty();

  /**
   * @param initialBytes what is reserved early
   * @param growBytes what a load is taken to ask for beyond that
   */
  public record Settings(
      @Setting(
              value =
                  "size of the pool reserved early; a size in swiotlb= counts more, and the kernel"
                      + " may round up",
              byDefault = "4MB",
              min = 1 << 20,
              max = 1 << 30,
              unit = Setting.Unit.BYTES)
          long initialBytes,
      @Setting(
              value = "how much the pool grows at once at the late stage, in blocks of 4 MB",
              byDefault = "0",
              min = 0,
              max = 1L << 32,
              unit = Setting.Unit.BYTES)
          long growBytes) {}

  /** A policy for one boot. */
  public DynamicPoolPolicy(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void early(EarlyStage stage, DetectedIommus detected) {
    if (stage.bounceDemand().wantsPool()) {
      held = stage.reserveBouncePool(new BounceRequest(initialSlots(stage), false));
    }
  }

  /** A {@code swiotlb=} that begins with a digit has a size (setup_io_tlb_npages). */
  private long initialSlots(EarlyStage stage) {
    boolean sizeGiven =
        stage.commandLine().values("swiotlb").stream().anyMatch(v -> v.matches("(?s)[0-9].*"));
    return sizeGiven
        ? BounceRequest.DEFAULT_SLOTS
        : (settings.initialBytes() + BouncePool.SLOT_BYTES - 1) / BouncePool.SLOT_BYTES;
  }

  @Override
  public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
    boolean wanted = stage.bounceDemand().wantsPool();
    if (!wanted || (servesAll(stage, outcome) && !stage.bounceDemand().forced())) {
      held.ifPresent(stage::releaseBouncePool);
      return outcome.active() ? DmaBackend.hardware() : DmaBackend.none();
    }
    held.ifPresent(stage::initializeBouncePool);
    Optional<BouncePool> pool =
        held.or(() -> stage.allocateBouncePool(Growth.BLOCK_BYTES, Zone.DMA32));
    DmaBackend backend =
        outcome.active()
            ? pool.map(DmaBackend::hardwareBeside).orElseGet(DmaBackend::hardware)
            : DmaBackend.bouncing(pool);
    return pool.flatMap(p -> grow(stage)).map(backend::growing).orElse(backend);
  }

  /**
   * Whether the hardware translates for each function that cannot reach all RAM; a mask that ends
   * where RAM does counts as too small, since Linux 2.6.32 takes it so.
   */
  private static boolean servesAll(RuntimeStage stage, InitializationOutcome outcome) {
    if (!(outcome.result() instanceof Initialization.Active active)) {
      return false;
    }
    Set<PciAddress> translated =
        active.groups().stream()
            .filter(group -> !group.passthrough())
            .flatMap(group -> group.functions().stream())
            .collect(Collectors.toSet());
    long endOfRam = stage.firmwareMap().endOfRam();
    return stage.pciFunctions().stream()
        .filter(PciFunction::startsDma)
        .filter(function -> Long.compareUnsigned(function.dmaMask(), endOfRam) < 0)
        .allMatch(function -> translated.contains(function.address()));
  }

  /** Grows as the settings say; how it can grow further. */
  private Optional<PoolGrowth> grow(RuntimeStage stage) {
    Growth growth = new Growth(stage.pages());
    long taken = growth.take(settings.growBytes());
    if (settings.growBytes() > 0) {
      stage.print(
          taken < settings.growBytes() ? Severity.WARNING : Severity.INFO,
          PREFIX + "grew by %sMB of %s".formatted(taken >> 20, inMegabytes(settings.growBytes())));
    }
    stage.print(Severity.INFO, PREFIX + room(growth));
    return growth.further();
  }

  private static String room(Growth growth) {
    long most = growth.mostBytes();
    return most > 0
        ? "can grow by %sMB at most, in blocks of 4MB below 4GB".formatted(most >> 20)
        : "cannot grow: the largest free block below 4GB has %sKB"
            .formatted(growth.largestBlockBytes() >> 10);
  }

  private static String inMegabytes(long bytes) {
    return (bytes + (1 << 20) - 1 >> 20) + "MB";
  }

  /** Registers the policy. */
  public static final class Provider implements FallbackPolicyProvider<Settings> {
    @Override
    public String id() {
      return "dynamic-pool";
    }

    @Override
    public String summary() {
      return "Reserves a small pool that can grow in blocks of 4 MB, as Linux can from 6.7 on.";
    }

    @Override
    public Class<Settings> settingsType() {
      return Settings.class;
    }

    @Override
    public FallbackPolicy create(Settings settings) {
      return new DynamicPoolPolicy(settings);
    }
  }
}
