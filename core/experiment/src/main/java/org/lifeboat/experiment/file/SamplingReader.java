package org.lifeboat.experiment.file;

import java.util.Optional;
import org.lifeboat.engine.config.Block;
import org.lifeboat.engine.config.Node;
import org.lifeboat.experiment.matrix.Matrix;
import org.lifeboat.experiment.matrix.Sampling;

/** Reads {@code sampling}. */
final class SamplingReader {
  private static final String RANDOM = "random";
  private static final String LATIN = "latin-hypercube";

  private SamplingReader() {}

  static Optional<Sampling> read(Node node) {
    if (!node.isText()) {
      return node.block(SamplingReader::some);
    }
    if (node.text().filter("full"::equals).isPresent()) {
      return Optional.of(new Sampling.Full());
    }
    node.problem(
        node.shown() + " is no sampling",
        "full, { random = 10000, seed = 1 } or { latin-hypercube = 10000, seed = 1 }");
    return Optional.empty();
  }

  private static Sampling some(Block block) {
    Optional<Integer> random = block.integer(RANDOM, 1, (int) Matrix.MOST_BOOTS).optional();
    Optional<Integer> latin = block.integer(LATIN, 1, (int) Matrix.MOST_BOOTS).optional();
    long seed = block.integer("seed").or(0L);
    if (block.has(RANDOM) == block.has(LATIN)) {
      block.node().problem("must say one of", RANDOM + ", " + LATIN);
    }
    return random.isPresent()
        ? new Sampling.Random(random.get(), seed)
        : new Sampling.LatinHypercube(latin.orElse(1), seed);
  }
}
