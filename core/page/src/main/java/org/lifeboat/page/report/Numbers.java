package org.lifeboat.page.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.experiment.row.Column;

/** Numbers as people read them; the same text wherever it is made. */
final class Numbers {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal ONE_TENTH = new BigDecimal("0.1");
  private static final BigDecimal NEARLY_ALL = new BigDecimal("99.9");
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final MathContext TWELVE_DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

  private Numbers() {}

  /** A quotient, to twelve digits. */
  static BigDecimal mean(BigInteger sum, long count) {
    return plain(new BigDecimal(sum).divide(BigDecimal.valueOf(count), TWELVE_DIGITS));
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
  }

  /** {@code 64 MB}; whole bytes only. */
  static String bytes(BigDecimal bytes) {
    BigDecimal size = bytes.abs().setScale(0, RoundingMode.HALF_UP).min(LARGEST);
    return (bytes.signum() < 0 && size.signum() > 0 ? "-" : "") + Sizes.human(size.longValue());
  }

  /**
   * A share from 0 to 1: {@code 12.5 %}. Only none is 0 %, and only all is 100 %; what is nearly so
   * says {@code < 0.1 %} and {@code > 99.9 %}.
   */
  static String percent(BigDecimal share) {
    BigDecimal percent = share.multiply(HUNDRED);
    if (percent.signum() > 0 && percent.compareTo(ONE_TENTH) < 0) {
      return "< 0.1 %";
    }
    if (percent.compareTo(NEARLY_ALL) > 0 && percent.compareTo(HUNDRED) < 0) {
      return "> 99.9 %";
    }
    return grouped(percent.setScale(1, RoundingMode.HALF_UP)) + " %";
  }

  /** A number with its thousands apart, and at most two digits behind the point. */
  static String number(BigDecimal number) {
    return grouped(number.setScale(2, RoundingMode.HALF_UP));
  }

  /** A count with its thousands apart. */
  static String count(long count) {
    return number(BigDecimal.valueOf(count));
  }

  /**
   * A mean of the column's values, or one of them, with its unit, where its name does not say it;
   * of a flag, a share.
   */
  static String of(Column column, BigDecimal value) {
    if (column.type() == Column.Type.FLAG) {
      return percent(value);
    }
    return switch (column.unit()) {
      case "bytes" -> bytes(value);
      case "" -> number(value);
      case "address" -> Sizes.address(value.longValue());
      default ->
          column.name().contains(column.unit())
              ? number(value)
              : number(value) + " " + column.unit();
    };
  }

  private static String grouped(BigDecimal number) {
    String plain = plain(number).toPlainString();
    int sign = plain.startsWith("-") ? 1 : 0;
    int point = plain.indexOf('.');
    StringBuilder text = new StringBuilder(plain);
    for (int at = (point < 0 ? plain.length() : point) - 3; at > sign; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }
}
