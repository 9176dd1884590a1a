package org.lifeboat.bench;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.lab.replay.AllocatorReplay;
import org.lifeboat.lab.replay.Trace;
import org.lifeboat.lab.replay.TraceReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an operation of memblock costs as the number of regions grows: {@code lifeboat replay
 * memblock TRACE --repeat} on traces made here. Each replay has a memblock of its own; the line
 * that adds the memory is not counted.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MemblockBenchmark {
  private static final int OPERATIONS = 40_960;
  private static final long RAM = 1L << 40;
  private static final long SEED = 61;

  /** Reserved islands in 1 TB; four times as many operations follow. */
  @Param({"16", "128", "1024", "8192"})
  public int islands;

  @SuppressWarnings("NullAway.Init") // JMH calls make() first
  private AllocatorReplay replay;

  @SuppressWarnings("NullAway.Init") // as above
  private Trace trace;

  /** Makes the trace. */
  @Setup(Level.Trial)
  public void make() {
    Lifeboat lifeboat = Lifeboat.create();
    PluginChoice choice = lifeboat.reader().choose(PluginKind.ALLOCATOR, "memblock", "");
    Plugin<EarlyAllocator> memblock = lifeboat.plugins().allocator(choice.id()).orElseThrow();
    replay = new AllocatorReplay(choice.id(), () -> memblock.create(choice.settings()));
    trace = TraceReader.parse(Path.of("scale-" + islands), scale(islands, new Random(SEED)));
  }

  /** Islands of up to 15 pages, then small requests at the top and below 4 GB, frees, pages. */
  private static String scale(int islands, Random random) {
    StringBuilder text = new StringBuilder("add 100000 %x%n".formatted(RAM - (1 << 20)));
    for (int i = 0; i < islands; i++) {
      text.append("reserve %x %x%n".formatted(page(random), pages(random, 15)));
    }
    for (int i = 0; i < 4 * islands; i++) {
      text.append(
          switch (random.nextInt(4)) {
            case 0 -> "free %x 4000%n".formatted(page(random));
            case 1 -> "reserve %x 1000%n".formatted(page(random));
            default ->
                "alloc %x 1000 0 %s -1%n"
                    .formatted(pages(random, 63), random.nextBoolean() ? "0" : "ffffffff");
          });
    }
    return text.toString();
  }

  private static long page(Random random) {
    return (1 << 20) + ((long) (random.nextDouble() * (RAM - (2 << 20))) & -0x1000L);
  }

  private static long pages(Random random, int most) {
    return 0x1000L * (1 + random.nextInt(most));
  }

  /** One operation, with its share of the making of a memblock. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void operation() {
    for (int done = 0; done < OPERATIONS; done += 5 * islands) {
      replay.replayUnheard(trace);
    }
  }
}
