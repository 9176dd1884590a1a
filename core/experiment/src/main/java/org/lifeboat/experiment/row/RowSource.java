package org.lifeboat.experiment.row;

import java.util.List;

/** The rows of an experiment, by number. Any number of threads may ask. */
public interface RowSource {
  /**
   * The columns of each row, without the row's number, which results call {@code boot}. At least
   * one, no two of one name.
   */
  List<Column> columns();

  /** How many rows there are, 1 or more. */
  long size();

  /**
   * A row; the same number gives an equal row at any time, on any machine.
   *
   * @param number from 0 to one less than {@link #size}
   * @throws IndexOutOfBoundsException if there is no such row
   */
  Row row(long number);
}
