package org.lifeboat.engine.render;

import java.util.Locale;

/** Counts, shares and times as people write them. */
public final class Amounts {
  private static final int PERCENT = 100;
  private static final double SECOND = 1e9;
  private static final double MILLISECOND = 1e6;

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

  /** A share from 0 to 1, three digits of it: {@code 1.78 %}, {@code 0}. */
  public static String percent(double share) {
    double percent = share * PERCENT;
    if (percent == 0) {
      return "0";
    }
    String format = percent >= 10 ? "%.1f %%" : percent >= 0.01 ? "%.2f %%" : "%.1e %%";
    return String.format(Locale.ROOT, format, percent);
  }
}
