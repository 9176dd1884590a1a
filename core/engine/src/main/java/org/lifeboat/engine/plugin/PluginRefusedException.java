package org.lifeboat.engine.plugin;

import java.io.Serial;

/** A plugin cannot be used; the message says why. */
final class PluginRefusedException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  PluginRefusedException(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
