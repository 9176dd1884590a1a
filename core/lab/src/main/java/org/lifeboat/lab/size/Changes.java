package org.lifeboat.lab.size;

import java.util.function.UnaryOperator;
import org.lifeboat.load.service.Scenario;
import org.lifeboat.load.service.Scenario.Demand;
import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.workload.GeneratedWorkload;
import org.lifeboat.load.workload.RecordedWorkload;
import org.lifeboat.load.workload.RecordedWorkload.Mapping;
import org.lifeboat.load.workload.Workload;

/** The same load, but for one thing. */
final class Changes {
  /** How long a mapping lives that was never unmapped, nanoseconds: until the next. */
  private static final long SHORTLY = 1;

  private static final long NO_BOUNDARY = -1;

  private Changes() {}

  /** Every mapping is unmapped; a recorded one without an end lives but shortly. */
  static Scenario withoutLeaks(Scenario scenario) {
    return changed(
        scenario,
        w ->
            w instanceof RecordedWorkload recorded
                ? new RecordedWorkload(
                    recorded.name(),
                    recorded.device(),
                    recorded.limits(),
                    recorded.mappings().stream().map(Changes::ended).toList())
                : ((GeneratedWorkload) w).withLeak(0));
  }

  private static Mapping ended(Mapping mapping) {
    return mapping.holdNanos() == Long.MAX_VALUE
        ? new Mapping(
            mapping.atNanos(), SHORTLY, mapping.bytes(), mapping.address(), mapping.processor())
        : mapping;
  }

  /** No device has a minimum alignment mask. */
  static Scenario withoutAlignment(Scenario scenario) {
    return changed(scenario, w -> limited(w, new DmaLimits(0, w.limits().segmentBoundary())));
  }

  /** No device has a segment boundary. */
  static Scenario withoutBoundaries(Scenario scenario) {
    return changed(
        scenario, w -> limited(w, new DmaLimits(w.limits().minAlignMask(), NO_BOUNDARY)));
  }

  private static Workload limited(Workload workload, DmaLimits limits) {
    return workload instanceof RecordedWorkload recorded
        ? new RecordedWorkload(recorded.name(), recorded.device(), limits, recorded.mappings())
        : ((GeneratedWorkload) workload).withLimits(limits);
  }

  private static Scenario changed(Scenario s, UnaryOperator<Workload> change) {
    return new Scenario(
        s.pool(),
        s.growth(),
        s.rule(),
        s.processors(),
        s.ram(),
        s.demands().stream()
            .map(d -> new Demand(change.apply(d.workload()), d.way(), d.mask()))
            .toList(),
        s.limits(),
        s.seed());
  }
}
