package org.lifeboat.it.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lifeboat.api.plugin.NoSettings;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;

/** Policies that do something beside their work, or do not come back. One sin each. */
final class RudePolicies {
  private RudePolicies() {}

  /** A sinner. */
  public static final class Throws extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public void early(EarlyStage stage, DetectedIommus detected) {
        super.early(stage, detected);
        throw new IllegalStateException("I do not like this machine");
      }
    }
  }

  /** A sinner. */
  public static final class AnswersNull extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
        return null;
      }
    }
  }

  /** A sinner. */
  public static final class RecursesForEver extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public void early(EarlyStage stage, DetectedIommus detected) {
        deeper(stage);
      }

      private int deeper(EarlyStage stage) {
        return stage.bounceDemand().wantsPool() ? 1 + deeper(stage) : 0;
      }
    }
  }

  /** A sinner. */
  public static final class EatsTheHeap extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public void early(EarlyStage stage, DetectedIommus detected) {
        super.early(stage, detected);
        List<byte[]> eaten = new ArrayList<>();
        while (!eaten.isEmpty() || stage != null) {
          eaten.add(new byte[64 << 20]);
        }
      }
    }
  }

  /** A sinner. */
  public static final class NeverReturns extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
        while (!Thread.currentThread().isInterrupted()) {
          Thread.onSpinWait();
        }
        return super.late(stage, outcome);
      }
    }
  }

  /** A sinner. */
  public static final class EndsTheProcess extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public void early(EarlyStage stage, DetectedIommus detected) {
        super.early(stage, detected);
        System.exit(3);
      }
    }
  }

  /** A sinner. */
  public static final class StartsAThread extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public void early(EarlyStage stage, DetectedIommus detected) {
        super.early(stage, detected);
        new Thread(() -> {}).start();
      }
    }
  }

  /** A sinner. */
  public static final class PrintsToTheConsole extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public void early(EarlyStage stage, DetectedIommus detected) {
        super.early(stage, detected);
        System.out.print("");
      }
    }
  }

  /** A sinner. */
  public static final class ReadsTheClock extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public void early(EarlyStage stage, DetectedIommus detected) {
        super.early(stage, detected);
        if (System.nanoTime() == 0) {
          throw new IllegalStateException("midnight");
        }
      }
    }
  }

  /** A sinner. */
  public static final class DrawsLots extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
        stage.print(Severity.INFO, "mine: my lot is " + new Random().nextInt());
        return super.late(stage, outcome);
      }
    }
  }

  /** A sinner. */
  public static final class CountsItsBoots extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      private static int boots;

      @Override
      public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
        stage.print(Severity.INFO, "mine: this is boot " + boots++);
        return super.late(stage, outcome);
      }
    }
  }

  /** A sinner. */
  public static final class LooksAtTheEnvironment extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public void early(EarlyStage stage, DetectedIommus detected) {
        super.early(stage, detected);
        if (System.getenv("LIFEBOAT_LUCKY") != null) {
          throw new IllegalStateException("lucky");
        }
      }
    }
  }

  /** A sinner. */
  public static final class PrintsBlankLines extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public void early(EarlyStage stage, DetectedIommus detected) {
        super.early(stage, detected);
        stage.print(Severity.INFO, " ");
      }
    }
  }

  /** A sinner. */
  public static final class PrintsWithoutEnd extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Policy();
    }

    private static final class Policy extends Good {
      @Override
      public void early(EarlyStage stage, DetectedIommus detected) {
        super.early(stage, detected);
        for (int line = 0; line < 1 << 20; line++) {
          stage.print(Severity.INFO, "mine: line " + line);
        }
      }
    }
  }

  /** A sinner. */
  public static final class HasNoSummary extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Good();
    }

    @Override
    public String summary() {
      return "";
    }
  }
}
