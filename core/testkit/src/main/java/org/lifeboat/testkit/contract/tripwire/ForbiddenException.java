package org.lifeboat.testkit.contract.tripwire;

import java.io.Serial;

/** Thrown in a plugin's way where going on would end the process or leave a thread behind. */
public final class ForbiddenException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  ForbiddenException(String what) {
    super(what, null, false, false);
  }
}
