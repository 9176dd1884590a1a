package org.lifeboat.plugin.amdvi;

import java.io.Serial;
import org.lifeboat.api.driver.Finding;

/** The start of the units ends here; what has to be said is in the log already. */
final class StartFailure extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  StartFailure(String code, String text) {
    super(text, null, false, false);
    finding = new Finding(code, text);
  }

  Finding finding() {
    return finding;
  }
}
