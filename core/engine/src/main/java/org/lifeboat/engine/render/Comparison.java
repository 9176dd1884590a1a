package org.lifeboat.engine.render;

import java.util.Comparator;
import java.util.List;
import org.lifeboat.engine.report.BootReport;

/**
 * One machine under several policies.
 *
 * @param reports a boot for each policy, same machine, kernel and seed, in the order in which they
 *     are shown; at least one
 * @param kernelsOwn id of the policy that is the kernel's own; need not be among them
 */
public record Comparison(List<BootReport> reports, String kernelsOwn) {
  /**
   * @throws IllegalArgumentException if there is nothing to compare
   */
  public Comparison {
    reports = List.copyOf(reports);
    if (reports.isEmpty()) {
      throw new IllegalArgumentException("a comparison of no boots");
    }
  }

  /**
   * The same, the best first: most devices alive, then least memory held or lost, then by name;
   * boots that did not come to their end last.
   */
  public Comparison bestFirst() {
    Comparator<Outcome> order =
        Comparator.comparing((Outcome o) -> !o.report().completed())
            .thenComparing(Comparator.comparingLong(Outcome::alive).reversed())
            .thenComparingLong(Outcome::costBytes)
            .thenComparing(o -> o.report().policy());
    return new Comparison(
        outcomes().stream().sorted(order).map(Outcome::report).toList(), kernelsOwn);
  }

  List<Outcome> outcomes() {
    return reports.stream().map(Outcome::new).toList();
  }

  /** The policy's name as tables have it: the kernel's own carries a star. */
  String label(BootReport report) {
    return report.policy() + (isOwn(report) ? " *" : "");
  }

  boolean isOwn(BootReport report) {
    return report.policy().equals(kernelsOwn);
  }

  /** Devices of the machine, as far as a boot came far enough to see them. */
  int deviceCount() {
    return reports.stream().mapToInt(r -> r.devices().size()).max().orElse(0);
  }
}
