package org.lifeboat.plugin.amdvi;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.plugin.amdvi.ivrs.IvhdEntry;

/**
 * {@code ivrs_ioapic=id@[segment:]bus:device.function} and {@code ivrs_hpet=} alike: what helps
 * where a table forgets an interrupt controller (parse_ivrs_ioapic, parse_ivrs_hpet). Four of each
 * are kept.
 */
final class SpecialDeviceOptions {
  /** Entries of each kind (EARLY_MAP_SIZE). */
  private static final int LIMIT = 4;

  private static final String NUMBER = "([0-9]{1,5})";
  private static final String PLACE =
      "(?:([0-9a-fA-F]{1,4}):)?([0-9a-fA-F]{1,2}):([0-9a-fA-F]{1,2})\\.([0-7]).*";
  private static final Pattern FORM = Pattern.compile("=" + NUMBER + "@" + PLACE);
  private static final Pattern OLD_FORM = Pattern.compile("\\[" + NUMBER + "]=" + PLACE);

  private SpecialDeviceOptions() {}

  static List<SpecialDevices.Entry> parse(CommandLine commandLine, KernelLog log) {
    List<SpecialDevices.Entry> found = new ArrayList<>();
    AcpiDeviceOptions acpiDevices = new AcpiDeviceOptions(log);
    for (CommandLine.Parameter parameter : commandLine.parameters()) {
      String text = parameter.name() + parameter.value().map(v -> "=" + v).orElse("");
      read(text, "ivrs_ioapic", IvhdEntry.Special.IO_APIC, found, log);
      read(text, "ivrs_hpet", IvhdEntry.Special.HPET, found, log);
      acpiDevices.read(text);
    }
    return found;
  }

  private static void read(
      String text, String name, int variety, List<SpecialDevices.Entry> found, KernelLog log) {
    if (!text.startsWith(name)) {
      return;
    }
    String rest = text.substring(name.length());
    Matcher form = FORM.matcher(rest);
    Matcher old = OLD_FORM.matcher(rest);
    if (found.stream().filter(e -> e.variety() == variety).count() >= LIMIT) {
      log.error("Early %s map overflow - ignoring %s%s", SpecialDevices.name(variety), name, rest);
    } else if (form.matches()) {
      found.add(entry(form, variety));
    } else if (old.matches()) {
      SpecialDevices.Entry entry = entry(old, variety);
      int place = entry.place();
      log.warn(
          "%s%s option format deprecated; use %s=%s@%04x:%02x:%02x.%s instead",
          name,
          rest,
          name,
          entry.handle(),
          place >>> 16,
          place >> 8 & 0xff,
          place >> 3 & 31,
          place & 7);
      found.add(entry);
    } else {
      log.error("Invalid command line: %s%s", name, rest);
    }
  }

  private static SpecialDevices.Entry entry(Matcher form, int variety) {
    int segment = form.group(2) == null ? 0 : Integer.parseInt(form.group(2), 16);
    int place =
        segment << 16
            | Integer.parseInt(form.group(3), 16) << 8
            | (Integer.parseInt(form.group(4), 16) & 31) << 3
            | Integer.parseInt(form.group(5));
    return new SpecialDevices.Entry(variety, Integer.parseInt(form.group(1)), place, true);
  }
}
