package org.lifeboat.engine.render;

/** Sizes and addresses as people write them. */
public final class Sizes {
  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB", "EB"};

  private Sizes() {}

  /**
   * A size in the largest binary unit that leaves at least 1 before the point, with one digit
   * behind it where it is not whole: {@code 64 MB}, {@code 64.8 MB}, {@code 16 B}, {@code 0}. M is
   * binary, as in the kernel.
   *
   * @param bytes not negative
   */
  public static String human(long bytes) {
    if (bytes <= 0) {
      return "0";
    }
    int unit = (63 - Long.numberOfLeadingZeros(bytes)) / 10;
    long one = 1L << 10 * unit;
    long tenths = bytes / one * 10 + Math.round((bytes % one) * 10.0 / one);
    if (tenths == 10 * 1024) {
      return "1 " + UNITS[unit + 1];
    }
    String whole = Long.toString(tenths / 10);
    return (tenths % 10 == 0 ? whole : whole + "." + tenths % 10) + " " + UNITS[unit];
  }

  /** An address, unsigned: {@code 0x7bed4000}. */
  public static String address(long address) {
    return "0x" + Long.toHexString(address);
  }
}
