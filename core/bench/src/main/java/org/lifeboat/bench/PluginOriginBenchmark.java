package org.lifeboat.bench;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.lifeboat.engine.boot.BootOrchestrator;
import org.lifeboat.engine.config.PlanReader;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.engine.report.BootReport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * That a boot through a policy from a jar costs what one through a built-in costs: the same policy,
 * once as it is found on the class path, once from its jar by a loader of its own. Run from the
 * project's folder.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PluginOriginBenchmark {
  private static final String POLICY = "deferred-init";

  /** Where the policy comes from. */
  @Param({"built-in", "jar"})
  public String origin = "";

  @SuppressWarnings("NullAway.Init") // JMH calls read() first
  private BootOrchestrator boots;

  @SuppressWarnings("NullAway.Init") // as above
  private BootPlan plan;

  /** Loads the policy and reads the plan. */
  @Setup
  public void read() throws URISyntaxException {
    Plugins plugins = Plugins.installed();
    if (origin.equals("jar")) {
      plugins = plugins.replacing(fromJar(plugins).policy(POLICY).orElseThrow().provider());
    }
    boots = new BootOrchestrator(plugins);
    plan =
        new PlanReader(plugins)
            .read(
                new PlanRequest(
                    Path.of("config/machines/q35-4g-vtd-no-width.conf"),
                    Optional.empty(),
                    Optional.of(POLICY),
                    List.of(),
                    OptionalLong.empty()));
  }

  private static Plugins fromJar(Plugins builtIn) throws URISyntaxException {
    Class<?> provider = builtIn.policy(POLICY).orElseThrow().provider().getClass();
    Path jar = Path.of(provider.getProtectionDomain().getCodeSource().getLocation().toURI());
    return Plugins.none().withJars(List.of(jar));
  }

  /** One boot. */
  @Benchmark
  public BootReport boot() {
    return boots.boot(plan);
  }
}
