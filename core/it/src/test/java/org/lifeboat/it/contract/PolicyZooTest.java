package org.lifeboat.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lifeboat.api.plugin.NoSettings;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.engine.plugin.PluginKind;

/** Every sin of a policy is found by the clause that names it. */
final class PolicyZooTest {
  static Stream<Arguments> zoo() {
    return Stream.of(
        arguments(new RudePolicies.Throws(), "throws nothing but a kernel panic"),
        arguments(new RudePolicies.AnswersNull(), "answers, and with every part"),
        arguments(new RudePolicies.RecursesForEver(), "uses up neither stack nor heap"),
        arguments(new RudePolicies.EatsTheHeap(), "uses up neither stack nor heap"),
        arguments(new RudePolicies.NeverReturns(), "comes back from every call"),
        arguments(new RudePolicies.EndsTheProcess(), "does not end the process"),
        arguments(new RudePolicies.StartsAThread(), "starts no thread"),
        arguments(
            new RudePolicies.PrintsToTheConsole(), "prints to the kernel's log and nowhere else"),
        arguments(new RudePolicies.ReadsTheClock(), "reads no clock"),
        arguments(new RudePolicies.DrawsLots(), "draws no lots"),
        arguments(new RudePolicies.CountsItsBoots(), "keeps nothing from one boot to the next"),
        arguments(
            new RudePolicies.LooksAtTheEnvironment(),
            "reads no file, no network and no environment"),
        arguments(new RudePolicies.PrintsBlankLines(), "prints lines that people can read"),
        arguments(new RudePolicies.PrintsWithoutEnd(), "asks for no more than a boot can serve"),
        arguments(new RudePolicies.HasNoSummary(), "says in one line what it does"),
        arguments(
            new ThievingPolicies.LeaksItsPool(), "uses or gives back every pool that it reserved"),
        arguments(
            new ThievingPolicies.FreesTheKernel(),
            "takes, uses and frees only memory that is its own"),
        arguments(
            new ThievingPolicies.FreesItsPoolTwice(),
            "takes, uses and frees only memory that is its own"),
        arguments(
            new ThievingPolicies.SwallowsTheRefusal(),
            "takes, uses and frees only memory that is its own"),
        arguments(new ThievingPolicies.KeepsItsStage(), "uses no stage that is over"),
        arguments(
            new ThievingPolicies.ChoosesDeadHardware(), "chooses only a way of DMA that there is"),
        arguments(
            new ThievingPolicies.IgnoresGoodHardware(), "lets hardware that works do its work"),
        arguments(
            new ThievingPolicies.AlwaysPanics(),
            "stops the machine only where the hardware failed"),
        arguments(new ThievingPolicies.PanicsWithoutAWord(), "says why it stops the machine"),
        arguments(new ThievingPolicies.InventsAPool(), "asks only for what can be done"),
        arguments(
            new ThievingPolicies.TakesAForbiddenPool(),
            "takes no pool where swiotlb=noforce forbids it"),
        arguments(
            new ThievingPolicies.HoardsMemory(),
            "holds no memory of its own beside hardware that translates"),
        arguments(new ThievingPolicies.DividesByItsSetting(), "works with parts at its bounds"),
        arguments(new ThievingPolicies.IsAlwaysTheSame(), "makes a new instance for each boot"));
  }

  @ParameterizedTest
  @MethodSource("zoo")
  void aSinIsFoundByTheClauseThatNamesIt(FallbackPolicyProvider<?> sinner, String sentence) {
    assertThat(Verdicts.of(PluginKind.POLICY, sinner, sentence)).isPresent();
  }

  /** But for its provider, the good policy that the sinners are made of. */
  public static final class Saint extends Keeper {
    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Good();
    }
  }

  @Test
  void whoIsGoodIsFoundGood() {
    assertThat(Verdicts.all(PluginKind.POLICY, new Saint())).isEmpty();
  }
}
