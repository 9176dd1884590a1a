package org.lifeboat.firmware.consequence;

import java.util.List;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.firmware.decode.Table;

/** Boots plain machines with tables under kernel profiles. Any number of threads may use one. */
public final class Trials {
  private static final String NO_POOL = "nommu";

  private final Lifeboat lifeboat;
  private final List<KernelProfile> kernels;
  private final PluginChoice withoutPool;

  /**
   * For these kernels.
   *
   * @param kernels in the order in which they are asked; at least one
   */
  public Trials(Lifeboat lifeboat, List<KernelProfile> kernels) {
    this.lifeboat = lifeboat;
    this.kernels = List.copyOf(kernels);
    withoutPool = lifeboat.reader().choosePolicy(NO_POOL);
  }

  /** What the table leads to. */
  public Trial of(Table table) {
    TrialMachine trial = TrialMachine.around(table);
    List<BootPlan> plans = kernels.stream().map(k -> BootPlan.of(trial.machine(), k)).toList();
    List<Consequence> consequences =
        plans.stream().map(p -> Consequence.of(lifeboat.boot(p), trial.card())).toList();
    List<String> story =
        consequences.stream().allMatch(Consequence::active)
            ? List.of()
            : new CardStory(table, trial.card(), consequences)
                .tell(
                    Consequence.of(
                        lifeboat.boot(plans.get(plans.size() - 1).withPolicy(withoutPool)),
                        trial.card()));
    return new Trial(trial.assumptions(), consequences, story);
  }

  /**
   * What a table leads to.
   *
   * @param assumptions what the table does not say and was made up, in sentences
   * @param consequences one for each kernel
   * @param story what becomes of a device that cannot reach all memory, in sentences; empty where
   *     every kernel starts the units
   */
  public record Trial(
      List<String> assumptions, List<Consequence> consequences, List<String> story) {
    /** Copies the lists. */
    public Trial {
      assumptions = List.copyOf(assumptions);
      consequences = List.copyOf(consequences);
      story = List.copyOf(story);
    }
  }
}
