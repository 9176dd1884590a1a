package org.lifeboat.it.contract;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.BounceRequest;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.plugin.NoSettings;
import org.lifeboat.api.plugin.Setting;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;

/** Policies that do wrong with memory, or decide what is not so. One sin each. */
final class ThievingPolicies {
  private ThievingPolicies() {}

  static final MemoryRange NOWHERE = new MemoryRange(0, 0);

  /** A sinner. */
  public static final class LeaksItsPool extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
        return outcome.active() ? DmaBackend.hardware() : DmaBackend.none();
      }
    }
  }

  /** A sinner. */
  public static final class FreesTheKernel extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public void early(EarlyStage stage, DetectedIommus detected) {
        super.early(stage, detected);
        stage.free(MemoryRange.ofSize(0x1000000, 4096));
      }
    }
  }

  /** A sinner. */
  public static final class FreesItsPoolTwice extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
        held.ifPresent(stage::releaseBouncePool);
        held.ifPresent(stage::releaseBouncePool);
        return outcome.active() ? DmaBackend.hardware() : DmaBackend.none();
      }
    }
  }

  /** A sinner. */
  public static final class SwallowsTheRefusal extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public void early(EarlyStage stage, DetectedIommus detected) {
        super.early(stage, detected);
        try {
          stage.free(MemoryRange.ofSize(0x1000000, 4096));
        } catch (IllegalStateException swallowed) {
          stage.print(Severity.INFO, "mine: never mind");
        }
      }
    }
  }

  /** A sinner. */
  public static final class KeepsItsStage extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      private Optional<EarlyStage> kept = Optional.empty();

      @Override
      public void early(EarlyStage stage, DetectedIommus detected) {
        super.early(stage, detected);
        kept = Optional.of(stage);
      }

      @Override
      public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
        kept.ifPresent(EarlyStage::bounceDemand);
        return super.late(stage, outcome);
      }
    }
  }

  /** A sinner. */
  public static final class ChoosesDeadHardware extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
        held.ifPresent(stage::releaseBouncePool);
        return DmaBackend.hardware();
      }
    }
  }

  /** A sinner. */
  public static final class IgnoresGoodHardware extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
        held.ifPresent(stage::initializeBouncePool);
        return DmaBackend.bouncing(held);
      }
    }
  }

  /** A sinner. */
  public static final class AlwaysPanics extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
        throw new KernelPanic("I told you so");
      }
    }
  }

  /** A sinner. */
  public static final class PanicsWithoutAWord extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
        if (outcome.failed()) {
          throw new KernelPanic("");
        }
        return super.late(stage, outcome);
      }
    }
  }

  /** A sinner. */
  public static final class InventsAPool extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
        stage.initializeBouncePool(
            held.map(p -> new BouncePool(p.range(), 1, 1, p.origin(), p.bookkeeping()))
                .orElse(new BouncePool(NOWHERE, 1, 1, BouncePool.Origin.EARLY, List.of())));
        return super.late(stage, outcome);
      }
    }
  }

  /** A sinner. */
  public static final class TakesAForbiddenPool extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public void early(EarlyStage stage, DetectedIommus detected) {
        held = stage.reserveBouncePool(BounceRequest.HELD);
      }
    }
  }

  /** A sinner. */
  public static final class HoardsMemory extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public void early(EarlyStage stage, DetectedIommus detected) {
        super.early(stage, detected);
        stage.allocate(AllocationRequest.of(1 << 20, 4096), "treasure");
      }
    }
  }

  /** A sinner that divides by what it lets itself be told to be zero. */
  public static final class DividesByItsSetting
      implements FallbackPolicyProvider<DividesByItsSetting.Settings> {
    /**
     * @param parts by what it divides
     */
    public record Settings(
        @Setting(value = "into how many parts", byDefault = "2", min = 0, max = 4) int parts) {}

    @Override
    public String id() {
      return "divides-by-its-setting";
    }

    @Override
    public String summary() {
      return "Lives in the zoo.";
    }

    @Override
    public Class<Settings> settingsType() {
      return Settings.class;
    }

    @Override
    public FallbackPolicy create(Settings settings) {
      return new Policy(settings.parts());
    }

    private static final class Policy extends Keeper.Good {
      private final int parts;

      Policy(int parts) {
        this.parts = parts;
      }

      @Override
      public void early(EarlyStage stage, DetectedIommus detected) {
        held = stage.bounceDemand().wantsPool() ? pool(stage, 4096 / parts) : Optional.empty();
      }

      private static Optional<BouncePool> pool(EarlyStage stage, int slots) {
        return stage.reserveBouncePool(new BounceRequest(slots, false));
      }
    }
  }

  /** A sinner of whom there is but one. */
  public static final class IsAlwaysTheSame extends Keeper {
    private final FallbackPolicy only = new Good();

    @Override
    public FallbackPolicy create(NoSettings settings) {
      return only;
    }
  }
}
