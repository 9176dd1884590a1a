package org.lifeboat.engine.boot;

import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootSummary;

/** How a boot ended; told as far as somebody asks. */
interface Ending {
  BootReport report();

  BootSummary summary();
}
