package org.lifeboat.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What keeps its order when a sequence is rearranged. */
class KeptOrderTest {
  @Property
  void whatIsKeptStandsInTheSameOrderInBoth(@ForAll("rearranged") List<Integer> now) {
    Set<Integer> kept = KeptOrder.of(sorted(now), now);

    assertThat(now.stream().filter(kept::contains).toList()).isSorted();
  }

  @Property
  void nothingThatCouldStayIsSaidToMove(@ForAll("rearranged") List<Integer> now) {
    assertThat(KeptOrder.of(sorted(now), now)).hasSize(longestByTrial(now));
  }

  @Test
  void oneThatJumpsIsTheOneThatMoves() {
    assertThat(KeptOrder.of(List.of("a", "b", "c", "d"), List.of("new", "b", "c", "d", "a")))
        .containsExactlyInAnyOrder("b", "c", "d");
  }

  @Test
  void ofNothingNothingIsKept() {
    assertThat(KeptOrder.of(List.of(), List.of("a"))).isEmpty();
  }

  @Test
  void longSequencesAreQuick() {
    List<Integer> down = IntStream.range(0, 100_000).map(i -> 100_000 - i).boxed().toList();

    assertThat(KeptOrder.of(sorted(down), down)).hasSize(1);
    assertThat(KeptOrder.of(down, down)).hasSize(100_000);
  }

  @Provide
  Arbitrary<List<Integer>> rearranged() {
    return Arbitraries.integers()
        .between(0, 9)
        .flatMap(n -> Arbitraries.shuffle(IntStream.range(0, n).boxed().toList()));
  }

  private static List<Integer> sorted(List<Integer> items) {
    return items.stream().sorted().toList();
  }

  private static int longestByTrial(List<Integer> items) {
    int longest = 0;
    for (int chosen = 0; chosen < 1 << items.size(); chosen++) {
      int last = -1;
      boolean ascending = true;
      for (int i = 0; i < items.size(); i++) {
        if ((chosen >> i & 1) != 0) {
          ascending &= items.get(i) > last;
          last = items.get(i);
        }
      }
      longest = ascending ? Math.max(longest, Integer.bitCount(chosen)) : longest;
    }
    return longest;
  }
}
