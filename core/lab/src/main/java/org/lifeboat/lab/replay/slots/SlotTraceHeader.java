package org.lifeboat.lab.replay.slots;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.lab.replay.OperationWords.MistakeException;
import org.lifeboat.load.slots.PoolShape;

/**
 * What the first line of a trace says: {@code # OPTIONS cpus C slots S areas A start P}, numbers
 * hexadecimal. The kernel options are for people.
 *
 * @param processors how many there are
 * @param shape the pool
 */
record SlotTraceHeader(int processors, PoolShape shape) {
  /** How it is written. */
  static final String FORM = "# OPTIONS cpus C slots S areas A start P";

  /** NR_CPUS of x86-64 at its highest (arch/x86/Kconfig: MAXSMP). */
  private static final int MOST_PROCESSORS = 8192;

  private static final int HEX = 16;
  private static final String NUMBER = "(\\p{XDigit}{1,16})";
  private static final Pattern LINE =
      Pattern.compile(
          "#(?:.*[ \t])?cpus %1$s slots %1$s areas %1$s start %1$s\\s*".formatted(NUMBER));

  /** Reads it. */
  static SlotTraceHeader parse(String line) throws MistakeException {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new MistakeException("the first line must be '" + FORM + "', hexadecimal without 0x");
    }
    long processors = number(matcher, 1);
    if (processors < 1 || processors > MOST_PROCESSORS) {
      throw new MistakeException("%x processors; 1 to %x".formatted(processors, MOST_PROCESSORS));
    }
    long slots = number(matcher, 2);
    long areas = number(matcher, 3);
    if (slots < 0 || slots > PoolShape.MOST_SLOTS || areas < 0 || areas > slots) {
      throw new MistakeException(
          "%x areas in %x slots; up to %x slots are right, and no more areas than slots"
              .formatted(areas, slots, PoolShape.MOST_SLOTS));
    }
    try {
      return new SlotTraceHeader(
          (int) processors, new PoolShape(number(matcher, 4), (int) slots, (int) areas));
    } catch (IllegalArgumentException e) {
      throw new MistakeException(e.getMessage() + " (decimal, but behind 0x)");
    }
  }

  private static long number(Matcher matcher, int group) {
    return Long.parseUnsignedLong(matcher.group(group), HEX);
  }
}
