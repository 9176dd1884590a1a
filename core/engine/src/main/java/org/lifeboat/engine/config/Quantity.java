package org.lifeboat.engine.config;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.api.plugin.Setting.Unit;

/**
 * Whole numbers as configuration writes them: decimal or {@code 0x} hexadecimal, and where bytes
 * are meant with K, M, G, T or P, KB or KiB, all binary as in the kernel (lib/cmdline.c:memparse).
 */
public final class Quantity {
  private static final Pattern FORM =
      Pattern.compile("(-?)(?:0x([0-9a-f]{1,24})|([0-9]{1,24})) ?(?:([kmgtp]?)(?:i?b)?)");

  private static final String PREFIXES = "kmgtp";
  private static final BigInteger BITS_64 = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private Quantity() {}

  /** The number that {@code text} is, if it is one. */
  static Optional<BigInteger> parse(String text, Unit unit) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    Matcher m = FORM.matcher(lower);
    if (!m.matches() || unit == Unit.PLAIN && m.end() > lastDigit(m)) {
      return Optional.empty();
    }
    BigInteger digits =
        m.group(2) != null ? new BigInteger(m.group(2), 16) : new BigInteger(m.group(3));
    int shift = m.group(4).isEmpty() ? 0 : 10 * (PREFIXES.indexOf(m.group(4)) + 1);
    BigInteger number = digits.shiftLeft(shift);
    return Optional.of(m.group(1).isEmpty() ? number : number.negate());
  }

  /** The number of bytes that {@code text} is, or the plain number; empty where it is neither. */
  public static Optional<Long> bytes(String text) {
    return parse(text, Unit.BYTES)
        .filter(n -> n.bitLength() < Long.SIZE)
        .map(BigInteger::longValueExact);
  }

  private static int lastDigit(Matcher m) {
    return Math.max(m.end(2), m.end(3));
  }

  /** An unsigned number of 64 bits. */
  static Optional<Long> unsigned(String text) {
    return parse(text, Unit.ADDRESS)
        .filter(n -> n.signum() >= 0 && n.compareTo(BITS_64) <= 0)
        .map(BigInteger::longValue);
  }

  /** {@code number} as somebody would write it: exact, {@code 64MB}, {@code 0x1000000}. */
  public static String show(long number, Unit unit) {
    return switch (unit) {
      case PLAIN -> Long.toString(number);
      case ADDRESS -> number < 0 ? Long.toString(number) : "0x" + Long.toHexString(number);
      case BYTES -> shown(number);
    };
  }

  private static String shown(long number) {
    int power = 0;
    long left = number;
    while (left != 0 && left % 1024 == 0 && power < PREFIXES.length()) {
      left /= 1024;
      power++;
    }
    return power == 0
        ? number + (number == 1 ? " byte" : " bytes")
        : left + PREFIXES.substring(power - 1, power).toUpperCase(Locale.ROOT) + "B";
  }

  /** What a number of this unit looks like. */
  static String form(Unit unit) {
    return switch (unit) {
      case PLAIN -> "a whole number like 4 or 0x1f";
      case ADDRESS -> "an address like 0xfed90000";
      case BYTES -> "a size like 64MB, 4KiB, 0x1000 or a bare number of bytes";
    };
  }

  /** The range {@code min} to {@code max} in words. */
  static String range(long min, long max, Unit unit) {
    if (min == Long.MIN_VALUE && max == Long.MAX_VALUE) {
      return "64 bits";
    }
    if (max == Long.MAX_VALUE) {
      return "at least " + show(min, unit);
    }
    return min == Long.MIN_VALUE
        ? "at most " + show(max, unit)
        : show(min, unit) + " to " + show(max, unit);
  }
}
