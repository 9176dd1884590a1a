package org.lifeboat.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.EarlyAllocatorProvider;
import org.lifeboat.api.plugin.NoSettings;
import org.lifeboat.engine.plugin.PluginKind;

/** Every sin of an early allocator is found by the clause that names it. */
final class AllocatorZooTest {
  static Stream<Arguments> zoo() {
    return Stream.of(
        arguments(
            new BadAllocators.HandsOutTwice(),
            "hands out nothing that is reserved or handed out already"),
        arguments(new BadAllocators.HandsOutNoMemory(), "hands out only memory that it was given"),
        arguments(
            new BadAllocators.KeepsWhatWasRemoved(), "hands out only memory that it was given"),
        arguments(new BadAllocators.ForgetsToAlign(), "aligns what it hands out"),
        arguments(new BadAllocators.IgnoresBounds(), "keeps within the bounds of a request"),
        arguments(
            new BadAllocators.IgnoresItsLimit(),
            "keeps below its limit where a request has no bound"),
        arguments(
            new BadAllocators.IgnoresNodes(), "takes a node's own memory where no other will do"),
        arguments(new BadAllocators.FindsNothing(), "finds room where there is plenty"),
        arguments(new BadAllocators.NeverFrees(), "hands out again what was freed"),
        arguments(new BadAllocators.AnswersNull(), "answers every request"),
        arguments(new BadAllocators.KeepsTheLastPages(), "hands over every free whole page"),
        arguments(
            new BadAllocators.HandsOverWhatIsTaken(),
            "hands over no page that is not free, and none twice"),
        arguments(
            new BadAllocators.HandsOverPageByPage(), "hands over a run of any length at once"),
        arguments(new BadAllocators.HandsOverHugeBlocks(), "hands over in legal runs and orders"),
        arguments(
            new BadAllocators.FreesTooMuchLate(),
            "gives back late no page that it is not asked for"),
        arguments(
            new BadAllocators.FreesTooLittleLate(),
            "gives back late all pages that it is asked for, or says it cannot"),
        arguments(new BadAllocators.ThrowsWhenFull(), "throws at nothing that is legal"));
  }

  @ParameterizedTest
  @MethodSource("zoo")
  void aSinIsFoundByTheClauseThatNamesIt(EarlyAllocatorProvider<?> sinner, String sentence) {
    assertThat(Verdicts.of(PluginKind.ALLOCATOR, sinner, sentence)).isPresent();
  }

  /** A provider of the allocator that the sinners are made of. */
  public static final class Saint extends BadAllocators.Keeper {
    @Override
    public EarlyAllocator create(NoSettings settings) {
      return new PlainAllocator();
    }
  }

  @Test
  void whoIsGoodIsFoundGood() {
    assertThat(Verdicts.all(PluginKind.ALLOCATOR, new Saint())).isEmpty();
  }
}
