package org.lifeboat.experiment.matrix;

/** Which combinations of a matrix are taken. */
public sealed interface Sampling {
  /** All of them, in their order. */
  record Full() implements Sampling {}

  /**
   * Some, drawn without putting back; all of them, in disorder, where there are not so many.
   *
   * @param count how many, at least 1
   * @param seed decides which
   */
  record Random(long count, long seed) implements Sampling {}

  /**
   * Some, so that each axis is covered as evenly as can be: where it has no more values than draws,
   * each value is drawn equally often, give or take one (McKay, Beckman, Conover: A comparison of
   * three methods for selecting values of input variables, 1979). A combination may come twice.
   *
   * @param count how many, at least 1
   * @param seed decides which
   */
  record LatinHypercube(long count, long seed) implements Sampling {}
}
