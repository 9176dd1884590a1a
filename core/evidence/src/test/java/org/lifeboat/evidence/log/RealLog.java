package org.lifeboat.evidence.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/** The log of a real machine, see logs/README.md among the resources. */
public final class RealLog {
  private RealLog() {}

  /** Its text, without time stamps. */
  public static String text() {
    try (InputStream in = RealLog.class.getResourceAsStream("/logs/xps-15-7590.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its messages. */
  public static List<String> messages() {
    return text().lines().toList();
  }

  /** A log read from bytes. */
  public static LogFile read(byte[] bytes, OptionalInt boot) throws LogException {
    try {
      return LogFile.read(new ByteArrayInputStream(bytes), "boot.txt", boot);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A log read from a text. */
  public static LogFile read(String text) throws LogException {
    return read(text.getBytes(StandardCharsets.UTF_8), OptionalInt.empty());
  }
}
