package org.lifeboat.engine.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Text as a page takes it: no control characters, broken into lines, counted and listed in English.
 */
public final class Words {
  private Words() {}

  /**
   * The text with control characters written as {@code \x1b}, as /dev/kmsg does
   * (kernel/printk/printk.c:msg_add_ext_text): names and strings come from firmware and files, and
   * must not speak to the terminal.
   */
  public static String clean(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        safe.append("\\x")
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  /**
   * The text in lines of at most {@code width} columns, broken at blanks where there are any; at
   * least one line.
   */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (rest.length() > width) {
      int blank = rest.lastIndexOf(' ', width);
      int end = blank > 0 ? blank : width;
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  public static String list(List<String> items) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }

  /** The first {@code limit} of them, and how many more there are. */
  public static String list(List<String> items, int limit) {
    if (items.size() <= limit) {
      return list(items);
    }
    return String.join(", ", items.subList(0, limit)) + " and " + (items.size() - limit) + " more";
  }

  /** {@code 1 device}, {@code 6 devices}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
