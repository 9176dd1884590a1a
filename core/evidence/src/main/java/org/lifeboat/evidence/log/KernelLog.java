package org.lifeboat.evidence.log;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A kernel's log: its messages in order, without time stamps.
 *
 * @param messages one line each
 * @param stamps when each was printed, as far as the log says
 */
public record KernelLog(List<String> messages, Stamps stamps) {
  /**
   * What dmesg and the console put before a message: its level, {@code <6>}, when, {@code [
   * 0.123456]}, and by whom, {@code [ T1]}; each may be missing (kernel/printk/printk.c:
   * info_print_prefix).
   */
  private static final Pattern PREFIX =
      Pattern.compile(
          "(?:<\\d{1,3}>)?\\[ {0,9}\\d{1,10}\\.\\d{1,9}\\](?:\\[ {0,9}[TC]\\d{1,10}\\])? ?"
              + "|<\\d{1,3}>");

  /** A time stamp that need not begin a line: firmware's last words may stand before the first. */
  private static final Pattern FIRST_STAMP = Pattern.compile("\\[ {0,4}\\d{1,5}\\.\\d{6}\\]");

  /** What a firmware tells a terminal: colours, the cursor's place. */
  private static final Pattern ESCAPE =
      Pattern.compile("\u001b(?:\\[[0-9;?=]{0,32}[@-~]|[@-Z\\\\-_a-z])");

  /** More than the kernel keeps of a message (LOG_LINE_MAX); what is longer is cut. */
  private static final int LONGEST = 4096;

  /** Copies the list. */
  public KernelLog {
    messages = List.copyOf(messages);
  }

  /**
   * A log without time stamps.
   *
   * @param messages one line each
   */
  public KernelLog(List<String> messages) {
    this(messages, Stamps.NONE);
  }

  /**
   * The messages in a log as dmesg or a serial console writes it, whatever ends its lines; what
   * stands before the first time stamp on its line is left out, and escape sequences are.
   */
  public static KernelLog parse(String text) {
    List<String> messages = new ArrayList<>();
    Stamps.Builder stamps = new Stamps.Builder();
    boolean stamped = false;
    for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
      String line = clean(lines.next());
      Matcher first = FIRST_STAMP.matcher(line);
      if (!stamped && first.find()) {
        stamped = true;
        line = line.substring(first.start());
      }
      Matcher prefix = PREFIX.matcher(line);
      messages.add(prefix.lookingAt() ? line.substring(prefix.end()) : line);
      stamps.add(LinePrefix.seconds(line));
    }
    return new KernelLog(messages, stamps.build());
  }

  private static String clean(String line) {
    String cut = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    return cut.indexOf('\u001b') < 0 ? cut : ESCAPE.matcher(cut).replaceAll("");
  }

  /** What follows {@code prefix} in each message that begins with it, in order. */
  public Stream<String> after(String prefix) {
    return messages.stream()
        .filter(m -> m.startsWith(prefix))
        .map(m -> m.substring(prefix.length()));
  }

  /** Where {@code form} fits all that follows {@code prefix} in a message, in order. */
  public Stream<MatchResult> after(String prefix, Pattern form) {
    return after(prefix).map(form::matcher).filter(Matcher::matches).map(Matcher::toMatchResult);
  }

  /** The first message that begins with {@code prefix}, without it. */
  public Optional<String> firstAfter(String prefix) {
    return after(prefix).findFirst();
  }
}
