package org.lifeboat.evidence.log;

import java.util.regex.Pattern;

/** Watches a log go by for a processor that a watchdog found in the search for free slots. */
final class Stuck {
  /** What precedes the registers of a processor that does not come back (kernel/watchdog.c). */
  private static final Pattern ALARM =
      Pattern.compile(
          "soft lockup - CPU|hard LOCKUP|detected stalls on CPUs|self-detected stall"
              + "|NMI backtrace for cpu");

  /** Where it was: functions have had several names (kernel/dma/swiotlb.c). */
  private static final Pattern SEARCHING =
      Pattern.compile(
          "^(?:RIP: \\d{4}:|pc : )(?:\\[<[0-9a-f]{1,16}>\\] )?swiotlb_(?:do_find_slots|find_slots"
              + "|area_find_slots|search_area|search_pool_area|pool_find_slots|tbl_map_single)\\b");

  /** Lines that an alarm takes before it says where. */
  private static final int LINES = 60;

  private int alarm = -LINES - 1;

  /**
   * Whether a message says that a processor is stuck there.
   *
   * @param index of the message; each is asked about in its order
   */
  boolean inSearch(int index, String message) {
    if (message.contains("CPU") || message.contains("cpu") || message.contains("stall")) {
      alarm = ALARM.matcher(message).find() ? index : alarm;
    }
    return index - alarm <= LINES
        && message.contains("swiotlb_")
        && SEARCHING.matcher(message).find();
  }
}
