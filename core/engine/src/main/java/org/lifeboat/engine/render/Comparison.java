package org.lifeboat.engine.render;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.service.ServedBoot;
import org.lifeboat.load.service.Service;

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
   * @param served what came of it
   */
  public record Boot(String name, boolean ownPolicy, ServedBoot served) {
    /** A boot after which nothing is asked. */
    public Boot(String name, boolean ownPolicy, BootReport report) {
      this(name, ownPolicy, ServedBoot.idle(report));
    }

    BootReport report() {
      return served.report();
    }

    Outcome outcome() {
      return new Outcome(report());
    }

    Optional<Service> service() {
      return served.service();
    }

    boolean hangs() {
      return service().flatMap(Service::hang).isPresent();
    }

    /** Of the mappings, 0 to 1; 0 where none was asked for. */
    double failedShare() {
      return service().map(s -> s.total().failedShare()).orElse(0.0);
    }

    /** Whether there are workloads, and each mapping of them was served. */
    boolean servesAll() {
      return service().filter(Service::servesAll).isPresent();
    }

    long poolBytes() {
      return report().pool().map(p -> p.range().bytes()).orElse(0L);
    }

    long grownBytes() {
      return service().map(Service::grownBytes).orElse(0L);
    }

    /** The pool with what joined it. */
    long grownPoolBytes() {
      return poolBytes() + grownBytes();
    }

    /** As {@link Outcome#costBytes}, with what joined the pool. */
    long costBytes() {
      return outcome().costBytes() + grownBytes();
    }
  }

  /**
   * One kernel under several policies.
   *
   * @param boots one for each policy
   * @param kernelsOwn id of the policy that is the kernel's own; need not be among them
   */
  public static Comparison ofPolicies(List<ServedBoot> boots, String kernelsOwn) {
    return new Comparison(Axis.POLICY, boots.stream().map(b -> ofPolicy(b, kernelsOwn)).toList());
  }

  private static Boot ofPolicy(ServedBoot boot, String kernelsOwn) {
    String policy = boot.report().policy();
    return new Boot(policy, policy.equals(kernelsOwn), boot);
  }

  /**
   * The same, the best first: most devices alive, then fewest mappings lost, then least memory held
   * or lost, then by name; boots that did not come to their end last.
   */
  public Comparison bestFirst() {
    Comparator<Boot> order =
        Comparator.comparing((Boot b) -> !b.report().completed())
            .thenComparing(Comparator.comparingLong((Boot b) -> b.outcome().alive()).reversed())
            .thenComparing(Boot::hangs)
            .thenComparingDouble(Boot::failedShare)
            .thenComparingLong(Boot::costBytes)
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

  /** Whether anything was asked of the boots. */
  boolean isLoaded() {
    return boots.stream().anyMatch(b -> b.service().isPresent());
  }

  /** Those that cost least. */
  static List<Boot> cheapest(List<Boot> boots) {
    long least = boots.stream().mapToLong(Boot::costBytes).min().orElse(0);
    return boots.stream().filter(b -> b.costBytes() == least).toList();
  }

  /** Some of the boots, as a sentence has them. */
  String names(List<Boot> some) {
    if (some.size() == boots.size() && some.size() > 1) {
      return some.size() == 2 ? "both " + axis.several() : "every " + axis.one();
    }
    return Words.list(some.stream().map(Boot::name).toList());
  }

  /** Devices of the machine, as far as a boot came far enough to see them. */
  int deviceCount() {
    return boots.stream().mapToInt(b -> b.report().devices().size()).max().orElse(0);
  }
}
