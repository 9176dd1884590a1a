package org.lifeboat.engine.render;

import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.service.ServedBoot;

/** A way to show one boot. The same boot gives the same text, to the byte. */
@FunctionalInterface
public interface BootRenderer {
  /** The boot as text; every line ends with {@code \n}, so does the last. */
  String render(ServedBoot boot);

  /** A boot of which nobody asked how it serves. */
  default String render(BootReport report) {
    return render(ServedBoot.idle(report));
  }
}
