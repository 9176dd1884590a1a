package org.lifeboat.engine.boot;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.plan.ReservationStep.KernelImage;
import org.lifeboat.engine.plan.Unknown;
import org.lifeboat.engine.plan.Unknown.Kind;
import org.lifeboat.engine.report.Certainty;

/** Makes of what is not known about a machine what that means for a report. */
final class Doubts {
  private static final Set<Kind> ABOUT_POOL =
      EnumSet.of(
          Kind.MEMORY_MAP,
          Kind.FIRMWARE_HOLDINGS,
          Kind.PROCESSORS,
          Kind.KERNEL_SIZES,
          Kind.KERNEL_VERSION);
  private static final Set<Kind> ABOUT_OUTCOME =
      EnumSet.of(
          Kind.MEMORY_MAP,
          Kind.REMAPPING_TABLE,
          Kind.REGISTERS,
          Kind.KERNEL_BUILD,
          Kind.KERNEL_VERSION);

  /** One kernel image in so many places must not touch the pool for its place to count as exact. */
  private static final long LEAST_ODDS = 30;

  private static final long ONE_MB = 1L << 20;
  private static final long FOUR_GB = 1L << 32;

  private final BootContext boot;

  Doubts(BootContext boot) {
    this.boot = boot;
  }

  Certainty about(Optional<BouncePool> pool) {
    List<String> aboutPool = why(ABOUT_POOL);
    List<String> butFor = new ArrayList<>();
    pool.ifPresent(p -> weighImage(p.range(), aboutPool, butFor));
    return new Certainty(
        pool.map(p -> aboutPool.isEmpty() ? p.range() : bound(p.range())),
        pool.isEmpty() ? List.of() : aboutPool,
        butFor,
        why(ABOUT_OUTCOME));
  }

  private List<String> why(Set<Kind> kinds) {
    return new ArrayList<>(
        boot.machine.unknowns().stream()
            .filter(u -> kinds.contains(u.kind()))
            .map(Unknown::why)
            .toList());
  }

  /**
   * An image that KASLR put where the pool is to lie would push the pool down. Each place in RAM is
   * as likely as any other (arch/x86/boot/compressed/kaslr.c:find_random_phys_addr).
   */
  private void weighImage(MemoryRange pool, List<String> aboutPool, List<String> butFor) {
    long image =
        boot.plan.kernel().reservations().stream()
            .filter(KernelImage.class::isInstance)
            .mapToLong(step -> ((KernelImage) step).bytes())
            .sum();
    long ram = boot.map.usable().mapToLong(MemoryRange::bytes).sum();
    long odds = ram / (pool.bytes() + image);
    for (String why : why(EnumSet.of(Kind.KERNEL_BASE))) {
      (odds < LEAST_ODDS ? aboutPool : butFor)
          .add(why + ": about 1 chance in " + Math.max(1, odds) + " that it touches the pool");
    }
  }

  /** Whatever else lies in early memory pushes a pool that is taken from the top down, never up. */
  private MemoryRange bound(MemoryRange pool) {
    boolean fromTop = boot.plan.kernel().allocator().id().equals("memblock");
    return new MemoryRange(ONE_MB, fromTop && !anywhere() ? pool.end() : FOUR_GB);
  }

  private boolean anywhere() {
    return boot.machine.unknowns().stream()
        .anyMatch(u -> u.kind() == Kind.MEMORY_MAP || u.kind() == Kind.KERNEL_VERSION);
  }
}
