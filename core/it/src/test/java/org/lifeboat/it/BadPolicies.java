package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.it.BadBoots.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.BounceRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.engine.event.BootEvent.PluginFailure;
import org.lifeboat.engine.report.BootReport;

/** Policies that break the rules, each in one lambda, and what is to be said of them. */
final class BadPolicies {
  private BadPolicies() {}

  static final String EARLY = "early stage";
  static final String RUNTIME = "run-time stage";

  /** Where linux-6.1 puts the default pool on the machines that fail and work. */
  static final String POOL = "0x7bee4000-0x7fee4000";

  static final MemoryRange KERNEL_IMAGE = MemoryRange.ofSize(0x1000000, 1 << 20);

  private abstract static class Holding implements FallbackPolicy {
    BouncePool pool = new BouncePool(KERNEL_IMAGE, 1, 1, BouncePool.Origin.EARLY, List.of());

    @Override
    public void early(EarlyStage stage, DetectedIommus detected) {
      pool = stage.reserveBouncePool(BounceRequest.HELD).orElseThrow();
    }
  }

  /** A policy that does something early and stays without a pool. */
  static FallbackPolicy early(Consumer<EarlyStage> deed) {
    return new FallbackPolicy() {
      @Override
      public void early(EarlyStage stage, DetectedIommus detected) {
        deed.accept(stage);
      }

      @Override
      public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
        return DmaBackend.none();
      }
    };
  }

  /** A policy that does something at run time and stays without a pool. */
  static FallbackPolicy late(Consumer<RuntimeStage> deed) {
    return new FallbackPolicy() {
      @Override
      public void early(EarlyStage stage, DetectedIommus detected) {}

      @Override
      public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
        deed.accept(stage);
        return DmaBackend.none();
      }
    };
  }

  /** A policy that holds the default pool and decides at run time. */
  static FallbackPolicy holding(BiFunction<RuntimeStage, BouncePool, DmaBackend> deed) {
    return new Holding() {
      @Override
      public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
        return deed.apply(stage, pool);
      }
    };
  }

  /** Who, when, and what in these words. */
  static void assertFailed(BootReport report, String moment, String... words) {
    PluginFailure failure = failure(report);
    assertThat(failure.plugin()).isEqualTo("policy bad");
    assertThat(failure.moment()).isEqualTo(moment);
    assertThat(failure.problem()).contains(words);
  }

  /** A policy that keeps its early stage and misuses it at run time. */
  static FallbackPolicy keeping(BiConsumer<EarlyStage, RuntimeStage> deed) {
    return new FallbackPolicy() {
      private final List<EarlyStage> kept = new ArrayList<>();

      @Override
      public void early(EarlyStage stage, DetectedIommus detected) {
        kept.clear();
        kept.add(stage);
      }

      @Override
      public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
        deed.accept(kept.get(0), stage);
        return DmaBackend.none();
      }
    };
  }

  /** What a plugin does that does not want to know. */
  static void ignoring(Runnable deed) {
    try {
      deed.run();
    } catch (RuntimeException swallowed) {
      assertThat(swallowed).isNotNull();
    }
  }
}
