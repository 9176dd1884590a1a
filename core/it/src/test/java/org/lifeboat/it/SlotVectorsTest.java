package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.lab.replay.TraceComparison.Result;
import org.lifeboat.lab.replay.slots.SlotReplay;
import org.lifeboat.load.slots.SearchRule;

/** The bounce pool against the answers of a running kernel's, map by map. */
final class SlotVectorsTest {
  @TempDir private static Path copy;

  @TempDir private static Path more;

  @BeforeAll
  static void unpack() throws IOException {
    Vectors.unpack("slots", copy);
    Vectors.unpack("slots-more", more);
  }

  @Test
  void everyTraceOfTheCopyGetsTheAnswersOfTheKernel() {
    List<Result> results = Vectors.compare(copy, new SlotReplay(SearchRule.UNTIL_WRAP));

    assertThat(results).hasSize(32);
    assertThat(results).flatExtracting(Result::first).isEmpty();
    assertThat(results).allMatch(Result::agrees);
  }

  @Test
  void everyTraceThatWeRecordedOurselvesGetsTheAnswersOfTheKernel() {
    List<Result> results = Vectors.compare(more, new SlotReplay(SearchRule.UNTIL_WRAP));

    assertThat(results).hasSize(104);
    assertThat(results).flatExtracting(Result::first).isEmpty();
    assertThat(results).allMatch(Result::agrees);
  }

  @Test
  void everySharedTraceGetsTheAnswersOfTheKernel() {
    Optional<Path> shared = Vectors.shared("slots");
    assumeTrue(shared.isPresent(), "no shared vectors beside this checkout");

    assertThat(Vectors.compare(shared.get(), new SlotReplay(SearchRule.UNTIL_WRAP)))
        .isNotEmpty()
        .allMatch(Result::agrees);
  }

  @Test
  void newerKernelsDifferWhereThisOneHangsAndOlderOnesOften() {
    List<Result> newer = Vectors.compare(copy, new SlotReplay(SearchRule.COUNTED));
    List<Result> older = Vectors.compare(copy, new SlotReplay(SearchRule.WITHOUT_ALIGNMENT));

    assertThat(newer)
        .flatExtracting(Result::first)
        .isNotEmpty()
        .allMatch(difference -> difference.expected().equals("'hang'"));
    assertThat(older).filteredOn(result -> !result.agrees()).hasSizeGreaterThan(10);
  }
}
