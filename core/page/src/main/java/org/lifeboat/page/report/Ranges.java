package org.lifeboat.page.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.lifeboat.experiment.row.Column;

/**
 * A column of whole numbers, cut into ranges.
 *
 * @param column the column
 * @param starts where each range starts, ascending; the first is not above the smallest value
 */
record Ranges(Column column, List<Long> starts) {
  private static final int[] DECIMAL = {1, 2, 5};
  private static final int[] BINARY = {1, 2, 4, 8};
  private static final int[] PARTS_OF_A_DOUBLING = {4, 2, 1};

  Ranges {
    starts = List.copyOf(starts);
  }

  /**
   * Ranges that start at values, and hold what is near: within a fortieth of all, or, on a
   * logarithmic scale, a tenth above the start; more where that is needed to keep them few.
   *
   * @param values ascending, at least one, different; above 0 if logarithmic
   * @param most how many, at least 2
   */
  static Ranges near(Column column, List<Long> values, int most, boolean logarithmic) {
    double smallest = values.get(0);
    double largest = values.get(values.size() - 1);
    double width = (largest - smallest) / Math.min(most, 40);
    double ratio = Math.max(1.1, StrictMath.pow(largest / smallest, 1.0 / (most - 1)));
    List<Long> starts = new ArrayList<>();
    for (long value : values) {
      double start = starts.isEmpty() ? value : starts.get(starts.size() - 1);
      if (starts.isEmpty() || (logarithmic ? value > start * ratio : value > start + width)) {
        starts.add(value);
      }
    }
    return new Ranges(column, starts);
  }

  /**
   * Ranges of equal width, which is a round number.
   *
   * @param most how many, at least 2
   */
  static Ranges even(Column column, long smallest, long largest, int most) {
    boolean bytes = column.unit().equals("bytes");
    BigInteger base = BigInteger.valueOf(bytes ? 16 : 10);
    for (BigInteger power = BigInteger.ONE; ; power = power.multiply(base)) {
      for (int part : bytes ? BINARY : DECIMAL) {
        BigInteger width = power.multiply(BigInteger.valueOf(part));
        BigInteger first = floor(smallest, width);
        BigInteger count = floor(largest, width).subtract(first).add(BigInteger.ONE);
        if (count.compareTo(BigInteger.valueOf(most)) <= 0) {
          return starting(column, first, width, count.intValueExact());
        }
      }
    }
  }

  private static BigInteger floor(long value, BigInteger width) {
    return new BigDecimal(value)
        .divide(new BigDecimal(width), 0, RoundingMode.FLOOR)
        .toBigIntegerExact();
  }

  private static Ranges starting(Column column, BigInteger first, BigInteger width, int count) {
    List<Long> starts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      BigInteger start = first.add(BigInteger.valueOf(i)).multiply(width);
      starts.add(start.max(BigInteger.valueOf(Long.MIN_VALUE)).longValueExact());
    }
    return new Ranges(column, starts);
  }

  /**
   * Ranges each of which ends at the same multiple of its start; powers of two are among the ends.
   *
   * @param finest into how many parts a doubling may be cut: 1, 2 or 4
   * @param smallest at least 1
   * @param most how many, at least 2
   */
  static Ranges doubling(Column column, long smallest, long largest, int most, int finest) {
    for (int parts : PARTS_OF_A_DOUBLING) {
      List<Long> starts = doublings(smallest, largest, 1, parts);
      if (parts <= finest && starts.size() <= most) {
        return new Ranges(column, starts);
      }
    }
    for (int step = 2; ; step++) {
      List<Long> starts = doublings(smallest, largest, step, 1);
      if (starts.size() <= most) {
        return new Ranges(column, starts);
      }
    }
  }

  private static List<Long> doublings(long smallest, long largest, int step, int parts) {
    TreeSet<Long> starts = new TreeSet<>();
    int first = (63 - Long.numberOfLeadingZeros(smallest)) / step * step;
    for (int power = first; power < 63 && 1L << power <= largest; power += step) {
      for (int part = 0; part < parts; part++) {
        starts.add(
            (long) StrictMath.rint((1L << power) * StrictMath.pow(2, (double) part / parts)));
      }
    }
    Long last = starts.floor(smallest);
    return new ArrayList<>(starts.subSet(last == null ? smallest : last, true, largest, true));
  }

  /** In SQL, which range a row is in, from 0; for a row without a value, none. */
  String index() {
    StringBuilder choice = new StringBuilder("case when ");
    String name = Rows.name(column);
    choice.append(name).append(" is null then null");
    for (int i = 1; i < starts.size(); i++) {
      choice.append(" when ").append(name).append(" < ").append(starts.get(i));
      choice.append(" then ").append(i - 1);
    }
    return choice.append(" else ").append(starts.size() - 1).append(" end").toString();
  }

  /** A range for people. */
  String label(int index) {
    String start = Numbers.of(column, BigDecimal.valueOf(starts.get(index)));
    return index + 1 < starts.size()
        ? start + " to " + Numbers.of(column, BigDecimal.valueOf(starts.get(index + 1)))
        : "from " + start;
  }
}
