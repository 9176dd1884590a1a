package org.lifeboat.experiment.matrix;

/**
 * One wheel of a grid: the values of an axis, or the pairs, triples... of several axes that are not
 * left out.
 */
final class Factor {
  private final int[] axes;
  private final int[] values;

  /**
   * A wheel.
   *
   * @param axes which axes it turns
   * @param values a value for each of these axes, place after place
   */
  Factor(int[] axes, int[] values) {
    this.axes = axes;
    this.values = values;
  }

  int firstAxis() {
    return axes[0];
  }

  int size() {
    return values.length / axes.length;
  }

  /** Turns it to a place: sets the coordinates of its axes. */
  void turn(int place, int[] coordinates) {
    for (int i = 0; i < axes.length; i++) {
      coordinates[axes[i]] = values[place * axes.length + i];
    }
  }
}
