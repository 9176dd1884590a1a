package org.lifeboat.api.stage;

import java.io.Serial;

/**
 * Thrown by a driver or a policy to stop the machine: {@code Kernel panic - not syncing:} and the
 * message.
 */
public final class KernelPanic extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Stops the machine.
   *
   * @param message the panic's text, without the kernel's own prefix
   */
  public KernelPanic(String message) {
    super(message, null, false, false);
  }

  /** {@return the panic's text, without the kernel's own prefix} */
  public String text() {
    return String.valueOf(getMessage());
  }
}
