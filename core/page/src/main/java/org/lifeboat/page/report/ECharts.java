package org.lifeboat.page.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Apache ECharts, which draws. It comes in a jar of its own, with its licence in its first lines.
 */
final class ECharts {
  private static final String SCRIPT =
      "META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

  private ECharts() {}

  /** The script; through the class loader, since a module sees no other module's files. */
  static String script() {
    try (InputStream in = ECharts.class.getClassLoader().getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException("there is no jar with " + SCRIPT);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
