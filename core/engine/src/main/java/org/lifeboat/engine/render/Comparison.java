package org.lifeboat.engine.render;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.lifeboat.engine.report.BootReport;

/**
 * One machine booted several times, and what the boots differ in.
 *
 * @param axis what differs
 * @param boots in the order in which they are shown; same machine and seed; at least one
 */
public record Comparison(Axis axis, List<Boot> boots) {
  /**
   * @throws IllegalArgumentException if there is nothing to compare
   */
  public Comparison {
    boots = List.copyOf(boots);
    if (boots.isEmpty()) {
      throw new IllegalArgumentException("a comparison of no boots");
    }
  }

  /** What the boots differ in. */
  public enum Axis {
    /** One kernel under several policies. */
    POLICY("policy", "policies"),
    /** Several kernels, under one policy or each under its own. */
    KERNEL("kernel", "kernels");

    private final String one;
    private final String several;

    Axis(String one, String several) {
      this.one = one;
      this.several = several;
    }

    String one() {
      return one;
    }

    String several() {
      return several;
    }
  }

  /**
   * A boot among others.
   *
   * @param name what tells it from the others: a policy or a kernel
   * @param ownPolicy whether its policy is the kernel's own
   * @param report what came of it
   */
  public record Boot(String name, boolean ownPolicy, BootReport report) {
    Outcome outcome() {
      return new Outcome(report);
    }
  }

  /**
   * One kernel under several policies.
   *
   * @param reports a boot for each policy
   * @param kernelsOwn id of the policy that is the kernel's own; need not be among them
   */
  public static Comparison ofPolicies(List<BootReport> reports, String kernelsOwn) {
    return new Comparison(
        Axis.POLICY,
        reports.stream().map(r -> new Boot(r.policy(), r.policy().equals(kernelsOwn), r)).toList());
  }

  /**
   * The same, the best first: most devices alive, then least memory held or lost, then by name;
   * boots that did not come to their end last.
   */
  public Comparison bestFirst() {
    Comparator<Boot> order =
        Comparator.comparing((Boot b) -> !b.report().completed())
            .thenComparing(Comparator.comparingLong((Boot b) -> b.outcome().alive()).reversed())
            .thenComparingLong(b -> b.outcome().costBytes())
            .thenComparing(Boot::name);
    return new Comparison(axis, boots.stream().sorted(order).toList());
  }

  /** The boot's name as tables have it: under the kernel's own policy it carries a star. */
  String label(Boot boot) {
    return boot.name() + (starred(boot) ? " *" : "");
  }

  /** Whether a boot is what its kernel itself does, among others that are not. */
  boolean starred(Boot boot) {
    return axis == Axis.POLICY && boot.ownPolicy();
  }

  /** Whether all boots are under policies of one name. */
  boolean onePolicy() {
    return boots.stream().map(b -> b.report().policy()).distinct().count() == 1;
  }

  List<Boot> completed() {
    return those(b -> b.report().completed());
  }

  /** The boots that came to their end with every device alive. */
  List<Boot> winners() {
    return those(b -> b.outcome().allAlive());
  }

  private List<Boot> those(Predicate<Boot> wanted) {
    return boots.stream().filter(wanted).toList();
  }

  /** Devices of the machine, as far as a boot came far enough to see them. */
  int deviceCount() {
    return boots.stream().mapToInt(b -> b.report().devices().size()).max().orElse(0);
  }
}
