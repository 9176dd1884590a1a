package org.lifeboat.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.slots.PoolShape;
import org.lifeboat.load.slots.SearchRule;
import org.lifeboat.load.slots.SlotPool;
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
 * What a map or an unmap costs in a pool of 64 MB that stays as full as it is, and the same in a
 * plain walk over run lengths. Both get the same requests, 1 to 32 slots from any processor, and
 * give the same answers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SlotPoolBenchmark {
  private static final int OPERATIONS = 1020;
  private static final int SLOTS = 32768;
  private static final int SLOT_BYTES = 2048;
  private static final int SEGMENT = 128;
  private static final int LARGEST_SLOTS = 32;
  private static final long START = 0x1b00_0000;
  private static final long PAGE = 4096;
  private static final long SEED = 61;

  /** Free slots of a segment that lie side by side: fewer than are asked for. */
  private static final int HOLE = 13;

  private static final int TOO_MANY = 16;

  /**
   * Percent of the slots that are in use; {@code fragmented}: 90 percent, of each segment all but
   * 13 slots, and of three operations one asks for 16 slots in vain.
   */
  @Param({"50", "90", "99", "fragmented"})
  public String fill;

  /** Areas of the pool. */
  @Param({"1", "8"})
  public int areas;

  /** Alignment that the device asks for; 4095 is NVMe's. */
  @Param({"0", "4095"})
  public int mask;

  /** Who searches. */
  @Param({"SlotPool", "list"})
  public String by;

  private final long[] mapped = new long[SLOTS];
  private final int[] slotsOf = new int[SLOTS];
  private int live;
  private int used;
  private boolean refused;
  private boolean fragmented;
  private int target;
  private long last;

  @SuppressWarnings("NullAway.Init") // JMH calls fill() first
  private Pool pool;

  @SuppressWarnings("NullAway.Init") // as above
  private DmaLimits device;

  @SuppressWarnings("NullAway.Init") // as above
  private SplittableRandom random;

  private interface Pool {
    long map(DmaLimits device, long address, long bytes, int processor);

    void unmap(long busAddress, DmaLimits device);
  }

  private record Tree(SlotPool slots) implements Pool {
    @Override
    public long map(DmaLimits device, long address, long bytes, int processor) {
      return slots.map(device, address, bytes, processor);
    }

    @Override
    public void unmap(long busAddress, DmaLimits device) {
      slots.unmap(busAddress, device);
    }
  }

  private record Walked(SlotList slots) implements Pool {
    @Override
    public long map(DmaLimits device, long address, long bytes, int processor) {
      return slots.map(device, address, bytes, processor);
    }

    @Override
    public void unmap(long busAddress, DmaLimits device) {
      slots.unmap(busAddress, device);
    }
  }

  /** Makes a pool and fills it. */
  @Setup(Level.Trial)
  public void fill() {
    PoolShape shape = new PoolShape(START, SLOTS, areas);
    pool =
        by.equals("list")
            ? new Walked(new SlotList(shape))
            : new Tree(new SlotPool(shape, SearchRule.UNTIL_WRAP));
    device = new DmaLimits(mask, DmaLimits.USUAL.segmentBoundary());
    random = new SplittableRandom(SEED);
    fragmented = fill.equals("fragmented");
    if (fragmented) {
      fragment();
    } else {
      target = SLOTS / 100 * Integer.parseInt(fill);
      for (int i = 0; i < SLOTS; i++) {
        churn();
      }
    }
  }

  private void fragment() {
    for (int slot = 0; slot < SLOTS; slot++) {
      long got = pool.map(DmaLimits.USUAL, 1, 1, slot / (SLOTS / areas));
      if ((got - START) / SLOT_BYTES % SEGMENT < HOLE) {
        pool.unmap(got, DmaLimits.USUAL);
      }
    }
  }

  /** One operation. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public long operation() {
    long answers = 0;
    for (int done = 0; done < OPERATIONS; done++) {
      answers += fragmented ? inVain(done) : churn();
    }
    return answers;
  }

  /** A map, or where the pool is as full as it shall be or just had no room, an unmap. */
  private long churn() {
    if (refused || used >= target) {
      refused = false;
      int old = random.nextInt(live);
      pool.unmap(mapped[old], device);
      used -= slotsOf[old];
      live--;
      mapped[old] = mapped[live];
      slotsOf[old] = slotsOf[live];
      return 0;
    }
    int slots = 1 + random.nextInt(LARGEST_SLOTS);
    long got = pool.map(device, PAGE, (long) slots * SLOT_BYTES, random.nextInt(areas));
    refused = got < 0;
    if (!refused) {
      mapped[live] = got;
      slotsOf[live] = slots;
      used += slots;
      live++;
    }
    return got;
  }

  /** Asks for what is nowhere, then takes a slot of a hole and gives it back. */
  private long inVain(int done) {
    return switch (done % 3) {
      case 0 -> pool.map(device, PAGE, TOO_MANY * SLOT_BYTES, done % areas);
      case 1 -> last = pool.map(DmaLimits.USUAL, PAGE, 1, done % areas);
      default -> {
        pool.unmap(last, DmaLimits.USUAL);
        yield 0;
      }
    };
  }
}
