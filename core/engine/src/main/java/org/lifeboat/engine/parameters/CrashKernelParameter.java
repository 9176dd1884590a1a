package org.lifeboat.engine.parameters;

import java.util.Optional;
import java.util.OptionalLong;
import org.lifeboat.api.stage.CommandLine;

/**
 * What {@code crashkernel=} asked for (kernel/crash_core.c:parse_crashkernel), without the range
 * form {@code start-end:size}, of which the entry for this machine's memory counts.
 *
 * @param bytes size of the block
 * @param at where exactly; empty for anywhere
 * @param high whether above 4 GB will do at once
 * @param lowBytes size of the extra block below 4 GB, if given
 */
public record CrashKernelParameter(
    long bytes, OptionalLong at, boolean high, OptionalLong lowBytes) {
  /**
   * Reads it; empty where nothing is asked for.
   *
   * @param ramBytes RAM of the machine, for the range form
   */
  public static Optional<CrashKernelParameter> parse(CommandLine commandLine, long ramBytes) {
    OptionalLong low = OptionalLong.empty();
    Optional<CrashKernelParameter> main = Optional.empty();
    for (String value : commandLine.values("crashkernel")) {
      KernelNumber size = KernelNumber.memory(ranged(value, ramBytes));
      if (size.rest().equals(",low")) {
        low = OptionalLong.of(size.value());
      } else if (size.value() != 0) {
        OptionalLong at =
            size.rest().startsWith("@")
                ? OptionalLong.of(KernelNumber.memory(size.rest().substring(1)).value())
                : OptionalLong.empty();
        main =
            Optional.of(
                new CrashKernelParameter(
                    size.value(), at, size.rest().equals(",high"), OptionalLong.empty()));
      }
    }
    OptionalLong lowBytes = low;
    return main.map(m -> new CrashKernelParameter(m.bytes, m.at, m.high, lowBytes));
  }

  private static String ranged(String value, long ramBytes) {
    if (!value.contains(":")) {
      return value;
    }
    int at = value.indexOf('@');
    for (String entry : (at < 0 ? value : value.substring(0, at)).split(",", -1)) {
      int colon = entry.indexOf(':');
      KernelNumber from = KernelNumber.memory(entry);
      if (colon < 0 || !from.rest().startsWith("-")) {
        return "";
      }
      String end = from.rest().substring(1);
      long last = end.startsWith(":") ? Long.MAX_VALUE : KernelNumber.memory(end).value();
      if (ramBytes >= from.value() && ramBytes < last) {
        return entry.substring(colon + 1) + (at < 0 ? "" : value.substring(at));
      }
    }
    return "";
  }
}
