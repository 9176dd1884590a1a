package org.lifeboat.engine.plugin;

import java.util.Locale;

/** Java's names as configuration writes them. */
public final class KebabCase {
  private KebabCase() {}

  /** {@code poolBytes} becomes {@code pool-bytes}. */
  public static String ofComponent(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** {@code LAST_DETECTED} becomes {@code last-detected}. */
  public static String ofConstant(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
