package org.lifeboat.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootSummary;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many boots of a broad mixture a program gets per second, with one thread and with two: two
 * should be twice as fast, since boots share nothing. Run from the project's folder.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(value = 1, jvmArgsAppend = "-Xmx768m")
public class BootsPerSecond {
  /** What all threads boot. */
  @State(Scope.Benchmark)
  public static class Plans {
    private final Lifeboat lifeboat = Lifeboat.create();
    private final List<BootPlan> plans = Mixture.plans(lifeboat);
    private final AtomicInteger threads = new AtomicInteger();
  }

  /** Where one thread is; each begins elsewhere. */
  @State(Scope.Thread)
  public static class Turn {
    private int next;

    /** Begins. */
    @Setup
    public void begin(Plans all) {
      next = all.threads.getAndIncrement() * all.plans.size() / 2;
    }

    private BootPlan plan(Plans all) {
      return all.plans.get(next++ % all.plans.size());
    }
  }

  /** One boot with all that there is to tell. */
  @Benchmark
  @Threads(1)
  public BootReport report(Plans all, Turn turn) {
    return all.lifeboat.boot(turn.plan(all));
  }

  /** One boot in short, as an experiment asks for it. */
  @Benchmark
  @Threads(1)
  public BootSummary summary(Plans all, Turn turn) {
    return all.lifeboat.summarize(turn.plan(all));
  }

  /** The same on two threads. */
  @Benchmark
  @Threads(2)
  public BootSummary summaryOnTwo(Plans all, Turn turn) {
    return all.lifeboat.summarize(turn.plan(all));
  }
}
