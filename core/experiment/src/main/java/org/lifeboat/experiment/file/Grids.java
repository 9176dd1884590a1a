package org.lifeboat.experiment.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lifeboat.engine.config.Block;
import org.lifeboat.experiment.matrix.Exclusion;
import org.lifeboat.experiment.matrix.Matrix;
import org.lifeboat.experiment.matrix.Sampling;
import org.lifeboat.experiment.matrix.TooManyException;

/** What of the axes is combined: {@code matrix}, {@code include}, {@code sampling}. */
record Grids(List<int[]> matrix, List<List<int[]>> besides, Sampling sampling) {
  static final String MATRIX = "matrix";

  static Grids read(Axes axes, Block root) {
    GridReader reader = new GridReader(axes);
    Map<AxisReader<?>, int[]> said = root.block(MATRIX, reader::read).required();
    if (root.has(MATRIX) && !said.containsKey(axes.machines)) {
      root.find(MATRIX)
          .ifPresent(n -> n.problem("names no machines", "machines = [ \"../machines/*.conf\" ]"));
    }
    List<Map<AxisReader<?>, int[]>> more = root.blocks("include", reader::read).or(List.of());
    Sampling sampling =
        root.find("sampling").flatMap(SamplingReader::read).orElse(new Sampling.Full());
    Map<AxisReader<?>, int[]> matrix = new HashMap<>(said);
    for (AxisReader<?> axis : axes.all()) {
      matrix.computeIfAbsent(axis, AxisReader::leftAsItIs);
    }
    return new Grids(
        inOrder(axes, matrix, matrix),
        more.stream().map(grid -> inOrder(axes, grid, matrix)).toList(),
        sampling);
  }

  /** What a grid does not say, it takes from the matrix. */
  private static List<int[]> inOrder(
      Axes axes, Map<AxisReader<?>, int[]> grid, Map<AxisReader<?>, int[]> matrix) {
    List<int[]> choices = new ArrayList<>();
    for (AxisReader<?> axis : axes.all()) {
      choices.add(grid.getOrDefault(axis, matrix.getOrDefault(axis, new int[0])));
    }
    return choices;
  }

  /** Whether each axis has a value everywhere; where one has none, that was said already. */
  boolean areWhole() {
    return matrix.stream().noneMatch(choice -> choice.length == 0)
        && besides.stream().flatMap(List::stream).noneMatch(choice -> choice.length == 0);
  }

  /** The seed that decides what is taken; 0 where all is. */
  long seed() {
    return sampling instanceof Sampling.Random random
        ? random.seed()
        : sampling instanceof Sampling.LatinHypercube latin ? latin.seed() : 0;
  }

  /** The numbering; empty after a problem. */
  Optional<Matrix> numbered(Block root, List<Exclusion> exclusions) {
    if (!areWhole()) {
      return Optional.empty();
    }
    try {
      Matrix numbered = new Matrix(matrix, besides, exclusions, sampling);
      if (numbered.size() == 0) {
        root.node().problem("leaves no boot", "an 'exclude' that leaves some");
        return Optional.empty();
      }
      return Optional.of(numbered);
    } catch (TooManyException e) {
      root.node()
          .problem(
              String.valueOf(e.getMessage()),
              "at most "
                  + Matrix.MOST_BOOTS
                  + "; sampling = { random = 100000, seed = 1 } draws some");
      return Optional.empty();
    }
  }
}
