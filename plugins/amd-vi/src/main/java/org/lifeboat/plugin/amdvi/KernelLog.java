package org.lifeboat.plugin.amdvi;

import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;

/**
 * The driver's lines in the kernel's log; each begins with {@code AMD-Vi: }, and blame on firmware
 * stands behind that.
 *
 * @param stage where it prints
 */
record KernelLog(Stage stage) {
  private static final String PREFIX = "AMD-Vi: ";
  private static final String FIRMWARE_BUG = "[Firmware Bug]: ";

  void error(String format, Object... arguments) {
    print(Severity.ERROR, format, arguments);
  }

  void warn(String format, Object... arguments) {
    print(Severity.WARNING, format, arguments);
  }

  void info(String format, Object... arguments) {
    print(Severity.INFO, format, arguments);
  }

  void firmwareBug(String format, Object... arguments) {
    print(Severity.ERROR, FIRMWARE_BUG + format, arguments);
  }

  void print(Severity severity, String format, Object... arguments) {
    stage.print(severity, PREFIX + format.formatted(arguments));
  }

  /** A number as the kernel's {@code %#llx} writes it. */
  static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }
}
