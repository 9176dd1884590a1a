package org.lifeboat.evidence.log;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.api.memory.MemoryRange;

/**
 * What memblock said of its reservations, where {@code memblock=debug} told it to speak
 * (mm/memblock.c).
 *
 * @param before what was reserved when it first listed its regions: reservations made before the
 *     parameter was read are told there only, neighbours as one
 * @param reservations each that it told of, in order; none where it was silent
 */
public record EarlyTrace(List<MemoryRange> before, List<Reservation> reservations) {
  private static final String RANGE = "\\[0x([0-9a-f]{1,16})-0x([0-9a-f]{1,16})\\]";
  private static final String CALLER = " ([^\\s+]+)\\+0x\\S+";
  private static final Pattern RESERVE = Pattern.compile("memblock_reserve: " + RANGE + CALLER);
  private static final Pattern ALLOCATE =
      Pattern.compile(
          "memblock_(?:phys_)?alloc\\w*: \\d+ bytes align=\\S+(?: nid=\\S+)? from=\\S+"
              + " max_addr=\\S+"
              + CALLER);
  private static final Pattern LISTED =
      Pattern.compile(" reserved\\[0x[0-9a-f]+\\]\\s+" + RANGE + ".*");
  private static final String LIST = "MEMBLOCK configuration:";

  /** The function that reserves what an allocation found. */
  private static final String ALLOCATOR = "memblock_alloc_range_nid";

  /** Copies the lists. */
  public EarlyTrace {
    before = List.copyOf(before);
    reservations = List.copyOf(reservations);
  }

  /**
   * One reservation.
   *
   * @param range what was reserved
   * @param caller the kernel's function that wanted it
   */
  public record Reservation(MemoryRange range, String caller) {}

  /** Reads a log. */
  public static EarlyTrace of(KernelLog log) {
    List<MemoryRange> before = new ArrayList<>();
    List<Reservation> reservations = new ArrayList<>();
    int lists = 0;
    String wanting = "";
    for (String message : log.messages()) {
      if (message.startsWith("memblock_")) {
        Matcher reserve = RESERVE.matcher(message);
        Matcher allocate = ALLOCATE.matcher(message);
        if (reserve.matches()) {
          String caller = reserve.group(3);
          boolean allocated = caller.equals(ALLOCATOR) && !wanting.isEmpty();
          reservations.add(new Reservation(range(reserve), allocated ? wanting : caller));
          wanting = "";
        } else if (allocate.matches()) {
          wanting = allocate.group(1);
        }
      } else if (message.equals(LIST)) {
        lists++;
      } else if (lists == 1 && message.startsWith(" reserved[")) {
        Matcher listed = LISTED.matcher(message);
        if (listed.matches()) {
          before.add(range(listed));
        }
      }
    }
    return new EarlyTrace(before, reservations);
  }

  /** Ends are inclusive there. A range that makes no sense is empty. */
  private static MemoryRange range(Matcher match) {
    long first = Long.parseUnsignedLong(match.group(1), 16);
    long last = Long.parseUnsignedLong(match.group(2), 16);
    boolean sound = Long.compareUnsigned(first, last) <= 0 && last != -1L;
    return new MemoryRange(first, sound ? last + 1 : first);
  }
}
