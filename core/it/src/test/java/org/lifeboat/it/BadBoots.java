package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.driver.IommuDriverProvider;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.EarlyAllocatorProvider;
import org.lifeboat.api.plugin.NoSettings;
import org.lifeboat.api.plugin.PluginProvider;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.engine.boot.BootOrchestrator;
import org.lifeboat.engine.event.BootEvent.PluginFailure;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.render.JsonReport;
import org.lifeboat.engine.render.LogReport;
import org.lifeboat.engine.render.Style;
import org.lifeboat.engine.render.TextReport;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.Owned;

/**
 * Boots with a plugin called {@code bad} among good ones. Whatever it does, each such boot ends in
 * a report whose books balance and that every format can render, and leaves no trace in the boots
 * that follow.
 */
final class BadBoots {
  /** Its unit is detected and looks well, but nobody can use it. */
  static final String HARDWARE_FAILS = "q35-4g-vtd-no-width";

  static final String HARDWARE_WORKS = "q35-4g-sound";
  static final String MODERN = "linux-6.1";

  private static final PluginChoice BAD = new PluginChoice("bad", new NoSettings());

  private BadBoots() {}

  /** A bad policy where the hardware fails. */
  static BootReport policy(FallbackPolicy policy) {
    return policy(HARDWARE_FAILS, MODERN, () -> policy);
  }

  static BootReport policy(String machine, String kernel, Supplier<FallbackPolicy> maker) {
    BootPlan plan = Shipped.plan(machine, kernel, "deferred-init");
    return boot(plan.withPolicy(BAD), new BadPolicy(maker));
  }

  /** Memblock made bad, under a policy that gives its pool back. */
  static BootReport allocator(UnaryOperator<EarlyAllocator> spoiled) {
    return allocator("deferred-init", spoiled);
  }

  static BootReport allocator(String policy, UnaryOperator<EarlyAllocator> spoiled) {
    BootPlan plan = Shipped.plan(HARDWARE_WORKS, MODERN, policy);
    PluginChoice memblock = plan.kernel().allocator();
    BadAllocator provider =
        new BadAllocator(
            () ->
                spoiled.apply(
                    Shipped.LIFEBOAT
                        .plugins()
                        .allocator(memblock.id())
                        .orElseThrow()
                        .create(memblock.settings())));
    return boot(with(plan, BAD, plan.kernel().drivers()), provider);
  }

  /** A bad driver as the only one. */
  static BootReport driver(Supplier<IommuDriver> maker) {
    BootPlan plan = Shipped.plan(HARDWARE_WORKS, MODERN, "deferred-init");
    return boot(with(plan, plan.kernel().allocator(), List.of(BAD)), new BadDriver(maker));
  }

  static PluginFailure failure(BootReport report) {
    return report.failure().orElseThrow(() -> new AssertionError("nothing was reported"));
  }

  static BootReport boot(BootPlan plan, PluginProvider<?, ?> bad) {
    BootOrchestrator boots = new BootOrchestrator(Shipped.LIFEBOAT.plugins().with(bad));
    BootPlan good = Shipped.plan(HARDWARE_WORKS, MODERN, "deferred-init");
    String before = new JsonReport().render(boots.boot(good));

    BootReport report = boots.boot(plan);

    assertThat(report.owners().stream().mapToLong(Owned::bytes).sum())
        .isEqualTo(report.memory().totalBytes());
    assertThat(report.memory().lostBytes()).isNotNegative();
    if (report.failure().isPresent()) {
      assertThat(report.backend()).isEmpty();
      assertThat(report.devices()).isEmpty();
      assertThat(new TextReport(Style.PLAIN).render(report)).contains(" broke the rules at ");
      assertThat(new JsonReport().render(report)).contains(report.failure().get().plugin());
    }
    assertThat(new LogReport().render(report)).isNotNull();
    assertThat(boots.summarize(plan)).isEqualTo(report.summary());
    assertThat(new JsonReport().render(boots.boot(good))).isEqualTo(before);
    return report;
  }

  private static BootPlan with(BootPlan plan, PluginChoice allocator, List<PluginChoice> drivers) {
    KernelProfile kernel = plan.kernel();
    return plan.withKernel(kernel.withAllocator(allocator).withDrivers(drivers));
  }

  /** What all three providers say of themselves. */
  private interface Bad<P> extends PluginProvider<P, NoSettings> {
    Supplier<? extends P> maker();

    @Override
    default String id() {
      return BAD.id();
    }

    @Override
    default String summary() {
      return "Breaks the rules.";
    }

    @Override
    default Class<NoSettings> settingsType() {
      return NoSettings.class;
    }

    @Override
    default P create(NoSettings settings) {
      return maker().get();
    }
  }

  private record BadPolicy(Supplier<FallbackPolicy> maker)
      implements Bad<FallbackPolicy>, FallbackPolicyProvider<NoSettings> {}

  private record BadAllocator(Supplier<EarlyAllocator> maker)
      implements Bad<EarlyAllocator>, EarlyAllocatorProvider<NoSettings> {}

  private record BadDriver(Supplier<IommuDriver> maker)
      implements Bad<IommuDriver>, IommuDriverProvider<NoSettings> {}
}
