package org.lifeboat.page.boot.memory;

/** Numbers as attributes have them, alike wherever they are written. */
final class Numbers {
  private Numbers() {}

  /** With at most two digits behind the point, and none that says nothing. */
  static String plain(double number) {
    long hundredths = Math.round(number * 100);
    String text = Long.toString(hundredths / 100);
    long rest = Math.abs(hundredths % 100);
    return rest == 0 ? text : text + (rest < 10 ? ".0" : ".") + (rest % 10 == 0 ? rest / 10 : rest);
  }
}
