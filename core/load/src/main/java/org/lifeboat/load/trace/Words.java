package org.lifeboat.load.trace;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads the numbers of a line, and quotes what is none. */
final class Words {
  private static final int LONGEST_QUOTE = 60;
  private static final int HEX = 16;

  /** As programs print what is small; an exponent that could fill the memory is none. */
  private static final Pattern SCIENTIFIC =
      Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?[eE][+-]?[0-9]{1,3}");

  private static final int NANO_DIGITS = 9;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private Words() {}

  /** A text in quotes on one line, cut where it is long. */
  static String quoted(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    String shown = line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "...";
    return "'" + shown + "'";
  }

  /** Seconds, as 12.345678 or 1.5e-05, as nanoseconds; what is less than one does not count. */
  static long nanos(String what, String text) throws MistakeException {
    String plain = SCIENTIFIC.matcher(text).matches() ? new BigDecimal(text).toPlainString() : text;
    if (isNegative(plain)) {
      throw new MistakeException(what + " " + quoted(text) + " is negative; 0 or more is right");
    }
    if (!areSeconds(plain)) {
      throw new MistakeException(
          what + " " + quoted(text) + " is no number of seconds; 12.345678 is right");
    }
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    String part = point < 0 ? "" : plain.substring(point + 1);
    try {
      long seconds = whole.isEmpty() ? 0 : Long.parseLong(whole);
      return Math.addExact(Math.multiplyExact(seconds, NANOS_PER_SECOND), billionths(part));
    } catch (NumberFormatException | ArithmeticException e) {
      throw new MistakeException(
          what + " " + quoted(text) + " is too large; at most 9223372036 seconds are right");
    }
  }

  private static boolean isNegative(String text) {
    return text.startsWith("-") && areSeconds(text.substring(1));
  }

  /** Digits, with a point somewhere or none. */
  private static boolean areSeconds(String text) {
    int points = 0;
    for (int i = 0; i < text.length(); i++) {
      points += text.charAt(i) == '.' ? 1 : 0;
      if (text.charAt(i) != '.' && !isDigit(text.charAt(i))) {
        return false;
      }
    }
    return points <= 1 && text.length() > points;
  }

  private static long billionths(String digits) {
    long value = 0;
    for (int i = 0; i < NANO_DIGITS; i++) {
      value = 10 * value + (i < digits.length() ? digits.charAt(i) - '0' : 0);
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The size of a mapping, decimal. */
  static long bytes(String text) throws MistakeException {
    if (isNegative(text)) {
      throw new MistakeException(quoted(text) + " bytes; 1 or more is right");
    }
    checkDigits("size", text);
    long bytes;
    try {
      bytes = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new MistakeException("size " + quoted(text) + " is too large; less than 2^63 is right");
    }
    if (bytes == 0) {
      throw new MistakeException("a mapping of 0 bytes; 1 or more is right");
    }
    return bytes;
  }

  /** A number of a processor, decimal. */
  static int processor(String text) throws MistakeException {
    checkDigits("processor", text);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new MistakeException(
          "processor " + quoted(text) + " is too large; less than 2^31 is right");
    }
  }

  private static void checkDigits(String what, String text) throws MistakeException {
    if (text.isEmpty() || !text.chars().allMatch(c -> isDigit((char) c))) {
      throw new MistakeException(
          what + " " + quoted(text) + " is no number; decimal digits are right");
    }
  }

  /** An address of 64 bits: hexadecimal behind 0x, otherwise decimal. */
  static long address(String text) throws MistakeException {
    boolean isHex = text.startsWith("0x") || text.startsWith("0X");
    return isHex ? hex("address", text.substring(2)) : unsigned("address", text, 10);
  }

  /** A number of 64 bits in hexadecimal digits. */
  static long hex(String what, String text) throws MistakeException {
    return unsigned(what, text, HEX);
  }

  private static long unsigned(String what, String text, int radix) throws MistakeException {
    try {
      if (text.startsWith("+")) {
        throw new NumberFormatException(text);
      }
      return Long.parseUnsignedLong(text, radix);
    } catch (NumberFormatException e) {
      String right = radix == HEX ? "hexadecimal digits are right" : "0x13f2a1040 is right";
      throw new MistakeException(what + " " + quoted(text) + " is no number of 64 bits; " + right);
    }
  }
}
