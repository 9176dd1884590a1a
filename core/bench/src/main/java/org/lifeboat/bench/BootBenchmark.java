package org.lifeboat.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.plan.BootPlan;
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
 * What one boot of a machine that ships costs in-process, and that RAM does not matter. Run from
 * the project's folder.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BootBenchmark {
  /** A machine of config/machines. */
  @Param({"q35-4g-sound", "q35-4g-vtd-zero"})
  public String machine = "";

  /** A policy. */
  @Param({"deferred-init", "late-alloc"})
  public String policy = "";

  /** RAM above 4 GB in gigabytes; the machine's own RAM below stays. */
  @Param({"1", "1024", "65536"})
  public long highGigabytes;

  private final Lifeboat lifeboat = Lifeboat.create();

  @SuppressWarnings("NullAway.Init") // JMH calls read() first
  private BootPlan plan;

  /** Reads the plan. */
  @Setup
  public void read() {
    BootPlan read =
        lifeboat
            .reader()
            .read(
                new PlanRequest(
                    Path.of("config/machines/" + machine + ".conf"),
                    Optional.empty(),
                    Optional.of(policy),
                    List.of(),
                    OptionalLong.empty()));
    plan = read.withMachine(Mixture.withHighMemory(read.machine(), highGigabytes << 30));
  }

  /** One boot. */
  @Benchmark
  public BootReport boot() {
    return lifeboat.boot(plan);
  }
}
