package org.lifeboat.plugin.calgary;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;

/**
 * What {@code calgary=} says (calgary_parse_options): a comma list, by prefix.
 *
 * @param tableSize {@code 64k} to {@code 8M}: 0 to 7
 * @param emptySlots {@code translate_empty_slots}: also for buses without devices
 * @param disabledBuses {@code disable=}: not for these
 */
record CalgaryOptions(OptionalInt tableSize, boolean emptySlots, Set<Integer> disabledBuses) {
  private static final List<String> SIZES =
      List.of("64k", "128k", "256k", "512k", "1M", "2M", "4M", "8M");
  private static final String DISABLE = "disable=";

  /** Reads the command line and says what the kernel says of it. */
  static CalgaryOptions parse(Stage stage) {
    CommandLine commandLine = stage.commandLine();
    OptionalInt size = OptionalInt.empty();
    boolean emptySlots = false;
    Set<Integer> disabled = new TreeSet<>();
    for (String value : commandLine.values("calgary")) {
      for (String item : value.split(",")) {
        for (int i = 0; i < SIZES.size(); i++) {
          if (item.startsWith(SIZES.get(i))) {
            size = OptionalInt.of(i);
          }
        }
        emptySlots |= item.startsWith("translate_empty_slots");
        OptionalInt bus = bus(item);
        if (bus.isPresent()) {
          stage.print(
              Severity.INFO,
              "Calgary: disabling translation for PHB 0x%x".formatted(bus.getAsInt()));
          disabled.add(bus.getAsInt());
        }
      }
    }
    return new CalgaryOptions(size, emptySlots, disabled);
  }

  private static OptionalInt bus(String item) {
    if (!item.matches(DISABLE + "(?:0[xX][0-9a-fA-F]{1,4}|0[0-7]{0,4}|[1-9][0-9]{0,4})")) {
      return OptionalInt.empty();
    }
    int bus = Integer.decode(item.substring(DISABLE.length()));
    return bus < HostBridges.BUSES ? OptionalInt.of(bus) : OptionalInt.empty();
  }
}
