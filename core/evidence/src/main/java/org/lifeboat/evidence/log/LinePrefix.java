package org.lifeboat.evidence.log;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before a kernel's message on a line of a log: who quoted it in a mail, what syslog,
 * journalctl, dmesg and the console put there.
 */
final class LinePrefix {
  /** Signs of quotation in a mail. */
  private static final Pattern QUOTED = Pattern.compile("(?:> ?){1,9}");

  /**
   * A time of day with what may stand around it: {@code Nov 26 08:00:01}, in any language, {@code
   * Thu 2026-11-26 08:00:01 CET}, {@code 2026-11-26T08:00:01,123456+01:00}.
   */
  private static final String TIME =
      "[^\\[\\]:]{1,40}\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d)?(?:"
          + " [A-Z]{1,5})?";

  /** {@code [ 0.123456]} of {@code journalctl -o short-monotonic}, or seconds since 1970. */
  private static final String SECONDS = "\\[? {0,9}\\d{1,10}\\.\\d{1,9}\\]?";

  /** When, where and who, as syslog and journalctl have it. */
  private static final Pattern JOURNAL =
      Pattern.compile(
          "(?:(?:" + TIME + "|" + SECONDS + ") \\S{1,255} )?kernel(?:\\[\\d{1,9}\\])?: ?");

  /** When alone, as {@code dmesg --time-format iso} and programs that watch a console have it. */
  private static final Pattern WATCHED =
      Pattern.compile(
          "\\[?\\d{4}-\\d\\d-\\d\\d[T"
              + " ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d)?\\]? |"
              + TIME
              + " (?=\\[ {0,9}\\d{1,10}\\.\\d{6}\\])");

  private static final Pattern LEVEL =
      Pattern.compile("<\\d{1,3}>|(?:kern {0,2}):\\w{1,7} {0,3}: ?");

  /**
   * {@code [ 0.123456]}, {@code [ +0.000012]}, {@code [<0.000012>]}, a date in any language, {@code
   * [Nov26 08:00]}, and who printed: {@code [ T1]}.
   */
  private static final Pattern STAMP =
      Pattern.compile(
          "\\[(?:[ <+]{0,9}\\d{1,10}\\.\\d{1,9}>?|[^\\[\\]]{1,30} \\d\\d:\\d\\d:\\d\\d"
              + " \\d{4}|[^\\[\\] ]{1,10} ?\\d{1,2} \\d\\d:\\d\\d(?::\\d\\d)?)\\] ?(?:\\["
              + " {0,9}[TC]\\d{1,10}\\] ?)?");

  /** What a firmware tells a terminal: colours, the cursor's place. */
  private static final Pattern ESCAPE =
      Pattern.compile("\u001b(?:\\[[0-9;?=]{0,32}[@-~]|[@-Z\\\\-_a-z])?");

  /** Seconds since the kernel began, not since the line before: {@code [ 0.123456]}. */
  private static final Pattern SINCE_START = Pattern.compile("\\[ {0,9}(\\d{1,9}\\.\\d{1,9})\\]");

  private LinePrefix() {}

  /**
   * A line without what stands before its message.
   *
   * @param text the message
   * @param stamped whether there was a time or a name, so that a line without one goes on
   * @param seconds when it was printed, since the kernel began; empty where that is not said
   */
  record Bare(String text, boolean stamped, OptionalDouble seconds) {}

  /** The time in the first brackets of what stands before a message. */
  static OptionalDouble seconds(String prefix) {
    int bracket = prefix.indexOf('[');
    if (bracket < 0) {
      return OptionalDouble.empty();
    }
    Matcher time = SINCE_START.matcher(prefix).region(bracket, prefix.length());
    return time.lookingAt()
        ? OptionalDouble.of(Double.parseDouble(time.group(1)))
        : OptionalDouble.empty();
  }

  static Bare strip(String line) {
    String text = line.indexOf('\u001b') < 0 ? line : ESCAPE.matcher(line).replaceAll("");
    text = cut(QUOTED, text);
    String bare = cut(LEVEL, cut(WATCHED, cut(JOURNAL, text)));
    boolean stamped = bare.length() < text.length();
    String message = bare;
    for (int i = 0; i < 2; i++) {
      message = cut(STAMP, message);
    }
    boolean stamp = message.length() < bare.length();
    OptionalDouble seconds =
        stamp || stamped
            ? seconds(text.substring(0, text.length() - message.length()))
            : OptionalDouble.empty();
    return new Bare(cut(LEVEL, message), stamped || stamp, seconds);
  }

  private static String cut(Pattern prefix, String text) {
    Matcher matcher = prefix.matcher(text);
    return matcher.lookingAt() ? text.substring(matcher.end()) : text;
  }
}
