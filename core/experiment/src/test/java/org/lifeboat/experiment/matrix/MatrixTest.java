package org.lifeboat.experiment.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class MatrixTest {
  private static final Sampling FULL = new Sampling.Full();

  private static List<int[]> axes(int... sizes) {
    return Arrays.stream(sizes).mapToObj(n -> IntStream.range(0, n).toArray()).toList();
  }

  private static BitSet bits(int... set) {
    BitSet bits = new BitSet();
    Arrays.stream(set).forEach(bits::set);
    return bits;
  }

  private static List<List<Integer>> all(Matrix matrix) {
    return LongStream.range(0, matrix.size())
        .mapToObj(n -> Arrays.stream(matrix.at(n)).boxed().toList())
        .toList();
  }

  @Test
  void theLastAxisTurnsFastest() throws TooManyException {
    assertThat(all(new Matrix(axes(2, 3), List.of(), List.of(), FULL)))
        .containsExactly(
            List.of(0, 0),
            List.of(0, 1),
            List.of(0, 2),
            List.of(1, 0),
            List.of(1, 1),
            List.of(1, 2));
  }

  @Test
  void whatIsExcludedLeavesNoGap() throws TooManyException {
    Exclusion corner = new Exclusion(Map.of(0, bits(0), 2, bits(1)));

    assertThat(all(new Matrix(axes(2, 2, 2), List.of(), List.of(corner), FULL)))
        .containsExactlyInAnyOrder(
            List.of(0, 0, 0),
            List.of(0, 1, 0),
            List.of(1, 0, 0),
            List.of(1, 0, 1),
            List.of(1, 1, 0),
            List.of(1, 1, 1));
  }

  @Test
  void whatIsIncludedComesLastAndWhole() throws TooManyException {
    List<List<int[]>> besides = List.of(List.of(new int[] {2}, new int[] {0, 1}));
    Matrix matrix = new Matrix(axes(2, 2), besides, List.of(), new Sampling.Random(1, 7));

    assertThat(matrix.size()).isEqualTo(3);
    assertThat(all(matrix).subList(1, 3)).containsExactly(List.of(2, 0), List.of(2, 1));
  }

  @Test
  void everythingExcludedIsNothing() throws TooManyException {
    Exclusion all = new Exclusion(Map.of(0, bits(0, 1)));

    for (Sampling sampling :
        List.of(FULL, new Sampling.Random(5, 1), new Sampling.LatinHypercube(5, 1))) {
      assertThat(new Matrix(axes(2, 2), List.of(), List.of(all), sampling).size()).isZero();
    }
  }

  @Test
  void tooManyAreRefusedWithTheirCount() {
    int[] large = IntStream.range(0, 100_000).toArray();

    assertThatThrownBy(() -> new Matrix(List.of(large, large, large), List.of(), List.of(), FULL))
        .isInstanceOf(TooManyException.class)
        .hasMessageContaining("1000000000000000 boots");
    assertThatThrownBy(
            () ->
                new Matrix(
                    List.of(large, large),
                    List.of(),
                    List.of(new Exclusion(Map.of(0, bits(1), 1, bits(1)))),
                    FULL))
        .isInstanceOf(TooManyException.class)
        .hasMessageContaining("10000000000 combinations");
  }

  @Test
  void ofTooManySomeCanBeDrawn() throws TooManyException {
    int[] large = IntStream.range(0, 100_000).toArray();
    Matrix matrix =
        new Matrix(
            List.of(large, large, large), List.of(), List.of(), new Sampling.Random(1000, 3));

    assertThat(new HashSet<>(all(matrix))).hasSize(1000);
  }

  @Property(tries = 300)
  void aRandomSampleOfAllIsAll(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 6) Integer> sizes,
      @ForAll long seed)
      throws TooManyException {
    List<int[]> axes = axes(sizes.stream().mapToInt(n -> n).toArray());
    List<List<Integer>> full = all(new Matrix(axes, List.of(), List.of(), FULL));
    List<List<Integer>> drawn =
        all(new Matrix(axes, List.of(), List.of(), new Sampling.Random(Long.MAX_VALUE, seed)));

    assertThat(drawn).containsExactlyInAnyOrderElementsOf(full);
  }

  @Property(tries = 300)
  void aLatinSampleDrawsEachValueEquallyOften(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 9) Integer> sizes,
      @ForAll @IntRange(min = 1, max = 60) int count,
      @ForAll long seed)
      throws TooManyException {
    List<int[]> axes = axes(sizes.stream().mapToInt(n -> n).toArray());
    List<List<Integer>> drawn =
        all(new Matrix(axes, List.of(), List.of(), new Sampling.LatinHypercube(count, seed)));

    assertThat(drawn).hasSize(count);
    for (int axis = 0; axis < sizes.size(); axis++) {
      int a = axis;
      for (int value = 0; value < sizes.get(axis); value++) {
        int v = value;
        long times = drawn.stream().filter(c -> c.get(a) == v).count();
        assertThat((double) times)
            .isBetween(
                Math.floor((double) count / sizes.get(axis)),
                Math.ceil((double) count / sizes.get(axis)));
      }
    }
  }

  @Property(tries = 200)
  void exclusionsLeaveOutWhatTheyCoverAndNothingElse(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 4) Integer> sizes,
      @ForAll @Size(max = 3) List<@Size(min = 4, max = 4) List<@IntRange(max = 15) Integer>> masks)
      throws TooManyException {
    List<int[]> axes = axes(sizes.stream().mapToInt(n -> n).toArray());
    List<Exclusion> exclusions = new ArrayList<>();
    for (List<Integer> mask : masks) {
      Map<Integer, BitSet> byAxis = new HashMap<>();
      for (int axis = 0; axis < sizes.size(); axis++) {
        if (mask.get(axis) != 0) {
          byAxis.put(axis, BitSet.valueOf(new long[] {mask.get(axis)}));
        }
      }
      if (!byAxis.isEmpty()) {
        exclusions.add(new Exclusion(byAxis));
      }
    }
    Set<List<Integer>> expected = new HashSet<>();
    for (List<Integer> c : all(new Matrix(axes, List.of(), List.of(), FULL))) {
      int[] coordinates = c.stream().mapToInt(n -> n).toArray();
      if (exclusions.stream().noneMatch(e -> e.covers(coordinates))) {
        expected.add(c);
      }
    }

    List<List<Integer>> left = all(new Matrix(axes, List.of(), exclusions, FULL));

    assertThat(new HashSet<>(left)).isEqualTo(expected).hasSize(left.size());
  }

  @Property(tries = 200)
  void aShuffleIsOneToOne(@ForAll @LongRange(min = 1, max = 3000) long size, @ForAll long seed) {
    Shuffle shuffle = new Shuffle(size, seed);

    assertThat(LongStream.range(0, size).map(shuffle::at).distinct().count()).isEqualTo(size);
    assertThat(LongStream.range(0, size).map(shuffle::at).max()).hasValue(size - 1);
  }

  @Test
  void aShuffleDoesNotKeepTheOrder() {
    Shuffle shuffle = new Shuffle(1000, 1);
    long inPlace = LongStream.range(0, 1000).filter(n -> shuffle.at(n) == n).count();

    assertThat(inPlace).isLessThan(20);
  }
}
