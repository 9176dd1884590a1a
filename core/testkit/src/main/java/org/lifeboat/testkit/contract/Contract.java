package org.lifeboat.testkit.contract;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;

/** The contracts, by what a plugin is. */
public final class Contract {
  private Contract() {}

  /**
   * All that a plugin must make true. Nothing is booted before a clause is checked; the clauses of
   * one list share their boots and belong to one thread.
   */
  public static List<Clause> of(PluginKind kind, Subject subject) {
    Stream<Clause> provider = new ProviderClauses(kind, subject).clauses();
    return Stream.concat(
            provider,
            switch (kind) {
              case POLICY -> policy(subject);
              case ALLOCATOR -> allocator(subject);
              case DRIVER -> driver(subject);
            })
        .toList();
  }

  private static Stream<Clause> policy(Subject subject) {
    return new BootClauses(PluginKind.POLICY, subject, BootPlan::withPolicy)
        .clauses(PolicyRules.all());
  }

  private static Stream<Clause> allocator(Subject subject) {
    BootClauses boots =
        new BootClauses(
            PluginKind.ALLOCATOR,
            subject,
            (plan, choice) -> plan.withKernel(plan.kernel().withAllocator(choice)));
    Supplier<EarlyAllocator> maker =
        () -> {
          Plugin<?> plugin = ProviderClauses.plugin(PluginKind.ALLOCATOR, subject);
          return (EarlyAllocator) plugin.create(boots.choice().settings());
        };
    return Stream.concat(new AllocatorClauses(maker).clauses(), boots.clauses(Stream.of()));
  }

  private static Stream<Clause> driver(Subject subject) {
    BootClauses boots =
        new BootClauses(
            PluginKind.DRIVER,
            subject,
            (plan, choice) -> plan.withKernel(plan.kernel().withDrivers(List.of(choice))));
    return Stream.concat(
        new DriverClauses(subject, boots).clauses(), boots.clauses(DriverRules.all()));
  }
}
