package org.lifeboat.plugin.adaptive;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.RuntimeStage;

/**
 * The functions that depend on a pool: the hardware does not translate for them, and their masks do
 * not reach all RAM. Streaming masks count; memory for coherent use is allocated where a device
 * reaches it and never bounced (kernel/dma/direct.c:dma_direct_alloc).
 *
 * @param functions who they are
 */
record Guests(List<PciFunction> functions) {
  private static final long FOUR_GB = 1L << 32;

  /** Copies the list. */
  Guests {
    functions = List.copyOf(functions);
  }

  /** Who depends on a pool after the hardware's start. */
  static Guests of(RuntimeStage stage, InitializationOutcome outcome) {
    Set<PciAddress> translated = translated(outcome);
    long end = endToReach(stage);
    return new Guests(
        stage.pciFunctions().stream()
            .filter(PciFunction::startsDma)
            .filter(function -> !translated.contains(function.address()))
            .filter(function -> Long.compareUnsigned(function.dmaMask(), end) < 0)
            .toList());
  }

  private static Set<PciAddress> translated(InitializationOutcome outcome) {
    return outcome.result() instanceof Initialization.Active active
        ? active.groups().stream()
            .filter(group -> !group.passthrough())
            .flatMap(group -> group.functions().stream())
            .collect(Collectors.toSet())
        : Set.of();
  }

  /**
   * The first byte behind RAM, which a mask must include, since Linux 2.6.32 refuses a buffer that
   * ends where a mask does. Where RAM is to be plugged in above 4 GB, or bouncing was asked for,
   * the kernel's rules count as if it were there.
   */
  private static long endToReach(RuntimeStage stage) {
    long end = stage.firmwareMap().endOfRam();
    return stage.bounceDemand().addressingLimited() ? Math.max(end, FOUR_GB) : end;
  }

  /** How many there are. */
  int count() {
    return functions.size();
  }

  /** How many of them reach all of a range. */
  long reaching(MemoryRange range) {
    return functions.stream()
        .filter(f -> Long.compareUnsigned(range.end() - 1, f.dmaMask()) <= 0)
        .count();
  }

  /** How many of them reach all of a pool. */
  long reaching(BouncePool pool) {
    return reaching(pool.range());
  }

  /**
   * The pool that suits best: first, that most guests reach it; then, that it is large enough;
   * then, that it is no larger than it must be, or else as large as can be.
   *
   * @param wantedBytes what is large enough
   * @return empty where there is no pool
   */
  Optional<BouncePool> best(Collection<BouncePool> pools, long wantedBytes) {
    return pools.stream()
        .max(
            Comparator.comparingLong((BouncePool pool) -> reaching(pool))
                .thenComparing(pool -> pool.range().bytes() >= wantedBytes)
                .thenComparingLong(
                    pool ->
                        pool.range().bytes() >= wantedBytes
                            ? -pool.range().bytes()
                            : pool.range().bytes()));
  }
}
