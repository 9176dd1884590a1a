package org.lifeboat.engine.parameters;

/**
 * A number at the beginning of a parameter, read as the kernel reads it
 * (lib/vsprintf.c:simple_strtoull with base 0, lib/cmdline.c:memparse).
 *
 * @param value the number, 0 where there is none
 * @param rest what follows it
 */
record KernelNumber(long value, String rest) {
  /** Whether the text begins with a decimal digit, as the kernel asks before it reads a number. */
  static boolean startsWithDigit(String text) {
    return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
  }

  /** {@code 0x} is hexadecimal, {@code 0} octal, else decimal; more than 64 bits wrap. */
  static KernelNumber plain(String text) {
    int base = 10;
    int at = 0;
    if (text.length() > 2
        && text.charAt(0) == '0'
        && (text.charAt(1) | 0x20) == 'x'
        && Character.digit(text.charAt(2), 16) >= 0) {
      base = 16;
      at = 2;
    } else if (text.startsWith("0")) {
      base = 8;
    }
    long value = 0;
    while (at < text.length() && digit(text.charAt(at), base) >= 0) {
      value = value * base + digit(text.charAt(at++), base);
    }
    return new KernelNumber(value, text.substring(at));
  }

  /** A plain number with an optional binary suffix K, M, G, T, P or E. */
  static KernelNumber memory(String text) {
    KernelNumber number = plain(text);
    if (number.rest.isEmpty()) {
      return number;
    }
    int power = "KMGTPE".indexOf(Character.toUpperCase(number.rest.charAt(0))) + 1;
    return power == 0
        ? number
        : new KernelNumber(number.value << 10 * power, number.rest.substring(1));
  }

  private static int digit(char c, int base) {
    return c < 128 ? Character.digit(c, base) : -1;
  }
}
