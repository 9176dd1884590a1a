package org.lifeboat.engine.service;

import java.util.Optional;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.load.service.Service;

/**
 * A boot, and what then came of its machine's workloads.
 *
 * @param report of the boot
 * @param service empty where the machine has no workload, where the boot did not come to its end,
 *     or where nobody asked
 */
public record ServedBoot(BootReport report, Optional<Service> service) {
  /** A boot after which nothing is asked. */
  public static ServedBoot idle(BootReport report) {
    return new ServedBoot(report, Optional.empty());
  }
}
