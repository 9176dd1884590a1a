package org.lifeboat.engine.render;

import org.lifeboat.engine.report.BootReport;

/** A way to show one boot. The same report gives the same text, to the byte. */
@FunctionalInterface
public interface BootRenderer {
  /** The report as text; every line ends with {@code \n}, so does the last. */
  String render(BootReport report);
}
