package org.lifeboat.bench;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.load.service.Scenario;
import org.lifeboat.load.service.Scenario.Demand;
import org.lifeboat.load.service.Scenario.Limits;
import org.lifeboat.load.service.Scenario.Way;
import org.lifeboat.load.service.Service;
import org.lifeboat.load.service.Simulation;
import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.slots.PoolShape;
import org.lifeboat.load.slots.SearchRule;
import org.lifeboat.load.workload.Arrivals;
import org.lifeboat.load.workload.Distribution.Choice;
import org.lifeboat.load.workload.Distribution.Exponential;
import org.lifeboat.load.workload.Distribution.Uniform;
import org.lifeboat.load.workload.Distribution.Weighted;
import org.lifeboat.load.workload.GeneratedWorkload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a mapping of a simulation costs, from its drawing to its end: packets and blocks of 64 bytes
 * to 64 KB, about a hundred alive at one time, in the default pool of 64 MB or in one of 1 MB,
 * which is full half of the time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SimulationBenchmark {
  private static final int MAPPINGS = 200_000;
  private static final int ALIVE = 100;
  private static final double HOLD_NANOS = 100_000;
  private static final double PER_SECOND = ALIVE * 1e9 / HOLD_NANOS;
  private static final long START = 0x7bed_4000L;
  private static final long MASK = 0xffff_ffffL;

  /** Whether a workload keeps its ring full or asks at moments of its own. */
  @Param({"closed", "open"})
  public String arrivals = "";

  /** Slots of the pool. */
  @Param({"32768", "512"})
  public int slots;

  /** One simulation. */
  @Benchmark
  @OperationsPerInvocation(MAPPINGS)
  public Service run() {
    GeneratedWorkload workload =
        new GeneratedWorkload(
            "disk and nic",
            PciAddress.parse("0000:00:03.0"),
            DmaLimits.USUAL,
            new Choice(
                List.of(
                    new Weighted(64, 1),
                    new Weighted(1514, 3),
                    new Weighted(4096, 2),
                    new Weighted(65536, 1))),
            new Uniform(0, 4095),
            arrivals.equals("closed")
                ? new Arrivals.Closed(ALIVE)
                : new Arrivals.Open(PER_SECOND, new Uniform(1, 1), 10 * ALIVE, Optional.empty()),
            new Exponential(HOLD_NANOS),
            0,
            OptionalDouble.empty(),
            List.of());
    return Simulation.run(
        new Scenario(
            Optional.of(new PoolShape(START, slots, 4)),
            Optional.empty(),
            SearchRule.COUNTED,
            4,
            List.of(new MemoryRange(1L << 20, 2L << 30), new MemoryRange(4L << 30, 10L << 30)),
            List.of(new Demand(workload, Way.ALWAYS_BOUNCED, MASK)),
            new Limits(Long.MAX_VALUE, MAPPINGS),
            1));
  }
}
