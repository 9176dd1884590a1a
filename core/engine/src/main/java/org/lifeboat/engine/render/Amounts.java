package org.lifeboat.engine.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Counts, shares and times as people write them. */
public final class Amounts {
  private static final int PERCENT = 100;
  private static final double SECOND = 1e9;
  private static final double MILLISECOND = 1e6;
  private static final double SMALL = 0.01;
  private static final MathContext TWO_DIGITS = new MathContext(2);

  private Amounts() {}

  /** A large number: {@code 200,000}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Nanoseconds: {@code 0.6 s}, {@code 2.7 ms}. */
  public static String seconds(long nanos) {
    return nanos < SECOND / 10
        ? String.format(Locale.ROOT, "%.1f ms", nanos / MILLISECOND)
        : String.format(Locale.ROOT, "%.1f s", nanos / SECOND);
  }

  /** A share from 0 to 1: two digits of it or more, none of them hidden in an exponent. */
  public static String percent(double share) {
    double percent = share * PERCENT;
    if (percent == 0) {
      return "0";
    }
    if (percent < SMALL) {
      return new BigDecimal(percent).round(TWO_DIGITS).stripTrailingZeros().toPlainString() + " %";
    }
    return String.format(Locale.ROOT, percent >= 10 ? "%.1f %%" : "%.2f %%", percent);
  }
}
