package org.lifeboat.evidence.log;

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
 */
public record KernelLog(List<String> messages) {
  /** What dmesg and the console put before a message: {@code [ 0.123456] }. */
  private static final Pattern TIME_STAMP = Pattern.compile("^\\[ *\\d+\\.\\d+\\] ?");

  /** Copies the list. */
  public KernelLog {
    messages = List.copyOf(messages);
  }

  /** The messages in a log as dmesg or a serial console writes it. */
  public static KernelLog parse(String text) {
    return new KernelLog(text.lines().map(KernelLog::message).toList());
  }

  private static String message(String line) {
    Matcher stamp = TIME_STAMP.matcher(line);
    return stamp.lookingAt() ? line.substring(stamp.end()) : line;
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
