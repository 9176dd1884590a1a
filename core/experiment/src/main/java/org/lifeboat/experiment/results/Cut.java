package org.lifeboat.experiment.results;

/**
 * How rows are cut into parts: by their number alone, so that whoever computes them, with however
 * many threads, and whoever resumes, agrees. Parts are small enough that a lost one costs little
 * and its rows fit into memory, and large enough that their number does not matter.
 *
 * @param rows how many in all, from 1 to {@link #MOST_ROWS}
 */
public record Cut(long rows) {
  /** More would be too many files in one folder. */
  public static final long MOST_ROWS = 1L << 32;

  private static final int USUAL_PARTS = 128;
  private static final int LEAST_ROWS_OF_PART = 64;
  private static final int MOST_ROWS_OF_PART = 65_536;

  /**
   * @throws IllegalArgumentException if there are too few or too many rows
   */
  public Cut {
    if (rows < 1 || rows > MOST_ROWS) {
      throw new IllegalArgumentException(
          rows + " rows; results hold from 1 to " + MOST_ROWS + " of them");
    }
  }

  /** Rows of each part but the last, which may have fewer. */
  public int rowsOfPart() {
    long even = (rows + USUAL_PARTS - 1) / USUAL_PARTS;
    return (int) Math.max(LEAST_ROWS_OF_PART, Math.min(MOST_ROWS_OF_PART, even));
  }

  /** How many parts there are. */
  public int parts() {
    return (int) ((rows + rowsOfPart() - 1) / rowsOfPart());
  }

  /** The number of a part's first row. */
  public long first(int part) {
    return (long) part * rowsOfPart();
  }

  /** One more than the number of a part's last row. */
  public long end(int part) {
    return Math.min(rows, first(part) + rowsOfPart());
  }
}
