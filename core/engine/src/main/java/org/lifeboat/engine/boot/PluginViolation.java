package org.lifeboat.engine.boot;

import java.io.Serial;
import org.lifeboat.engine.event.BootEvent.PluginFailure;

/** A plugin broke the rules; its boot ends here and no other is touched. */
final class PluginViolation extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient PluginFailure failure;

  PluginViolation(PluginFailure failure) {
    super(failure.problem(), null, false, false);
    this.failure = failure;
  }

  PluginFailure failure() {
    return failure;
  }
}
