package org.lifeboat.plugin.amdvi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ivrs_acpihid=hid:uid@[segment:]bus:device.function} (parse_ivrs_acpihid): under which id a
 * device works that only ACPI knows. Such devices are in no group of PCI functions, so all that
 * counts here is what the kernel says.
 */
final class AcpiDeviceOptions {
  private static final String NAME = "ivrs_acpihid";

  /** ACPIID_LEN: a hardware id and a unique id. */
  private static final int LONGEST = 265;

  /** ACPIHID_HID_LEN and ACPIHID_UID_LEN, the zero at the end included. */
  private static final int HID_BYTES = 9;

  private static final int UID_BYTES = 256;

  private static final String PLACE =
      "(?:([0-9a-fA-F]{1,8}):)?([0-9a-fA-F]{1,8}):([0-9a-fA-F]{1,8})\\.([0-9a-fA-F]{1,8})";
  private static final Pattern PLACE_FIRST = Pattern.compile(PLACE + ".*", Pattern.DOTALL);
  private static final Pattern OLD_FORM =
      Pattern.compile("\\[" + PLACE + "]=(\\S+).*", Pattern.DOTALL);
  private static final Pattern ID = Pattern.compile("=\\s*(\\S+).*", Pattern.DOTALL);

  private final KernelLog log;

  AcpiDeviceOptions(KernelLog log) {
    this.log = log;
  }

  /** Reads one parameter, if it is of these, and complains where it makes no sense. */
  void read(String parameter) {
    if (parameter.startsWith(NAME)) {
      readPlaced(parameter.substring(NAME.length()));
    }
  }

  private void readPlaced(String rest) {
    int at = rest.indexOf('@');
    if (at < 0) {
      readOldForm(rest);
      return;
    }
    String before = rest.substring(0, at);
    Matcher id = ID.matcher(before);
    if (before.length() <= LONGEST
        && id.matches()
        && PLACE_FIRST.matcher(rest.substring(at + 1)).matches()) {
      readId(id.group(1));
    } else {
      complain(before);
    }
  }

  private void readOldForm(String rest) {
    Matcher form = OLD_FORM.matcher(rest);
    if (rest.length() - rest.indexOf('=') - 1 > LONGEST || !form.matches()) {
      complain(rest);
      return;
    }
    String segment = form.group(1);
    log.warn(
        "%s%s option format deprecated; use %s=%s@%04x:%02x:%02x.%s instead",
        NAME,
        rest,
        NAME,
        form.group(5),
        segment == null ? 0 : number(segment),
        number(form.group(2)),
        number(form.group(3)),
        number(form.group(4)));
    readId(form.group(5));
  }

  private static int number(String digits) {
    return Integer.parseUnsignedInt(digits, 16);
  }

  private void readId(String id) {
    int colon = id.indexOf(':');
    if (colon <= 0) {
      log.error("Invalid command line: hid or uid");
    } else if (colon >= HID_BYTES) {
      log.error("Invalid command line: hid is too long");
    } else if (id.substring(colon + 1).replaceFirst("^0+(?=.)", "").length() >= UID_BYTES) {
      log.error("Invalid command line: uid is too long");
    }
  }

  private void complain(String rest) {
    log.error("Invalid command line: %s%s", NAME, rest);
  }
}
