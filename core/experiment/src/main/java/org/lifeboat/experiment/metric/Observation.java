package org.lifeboat.experiment.metric;

import java.util.Optional;
import org.lifeboat.engine.report.BootSummary;
import org.lifeboat.load.service.Service;

/**
 * What is seen of one boot.
 *
 * @param boot what it came to
 * @param service what then came of the machine's workloads; empty where it has none, where the boot
 *     did not come to its end, or where nobody asked
 */
public record Observation(BootSummary boot, Optional<Service> service) {}
