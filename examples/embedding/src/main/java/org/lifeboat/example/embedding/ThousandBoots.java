package org.lifeboat.example.embedding;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.Reach;

/**
 * Lifeboat inside another program: how large a bounce buffer is still to be had late, as memory
 * gets worse? A thousand boots of one machine under {@code late-alloc}, a hundred for each state of
 * memory, and a table.
 */
public final class ThousandBoots {
  private static final int SEEDS = 100;

  private ThousandBoots() {}

  /**
   * @param arguments the machine's file
   */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      System.err.println(
          "usage: ThousandBoots FILE, as in config/machines/q35-4g-vtd-no-width.conf");
      System.exit(2);
    }
    print(Path.of(arguments[0]), System.out);
  }

  static void print(Path machine, PrintStream out) {
    Lifeboat lifeboat = Lifeboat.create();
    BootPlan plan =
        lifeboat
            .reader()
            .read(
                new PlanRequest(
                    machine,
                    Optional.empty(),
                    Optional.of("late-alloc"),
                    List.of(),
                    OptionalLong.empty()));
    out.println("largest free order   boots   late pool (KB)   dead devices");
    for (int order = 10; order >= 1; order--) {
      long poolBytes = 0;
      long dead = 0;
      for (long seed = 0; seed < SEEDS; seed++) {
        BootReport report = lifeboat.boot(fragmented(plan, order).withSeed(seed));
        poolBytes += report.pool().map(ThousandBoots::bytes).orElse(0L);
        dead += report.devices().stream().filter(d -> d.reach() == Reach.UNREACHABLE).count();
      }
      out.printf(
          "%18d   %5d   %14d   %12.1f%n",
          order, SEEDS, poolBytes / SEEDS / 1024, (double) dead / SEEDS);
    }
  }

  private static BootPlan fragmented(BootPlan plan, int largestOrder) {
    return plan.withFaults(
        List.of(
            new Fault.Fragmentation(Zone.DMA, largestOrder, 100),
            new Fault.Fragmentation(Zone.DMA32, largestOrder, 100)));
  }

  private static long bytes(BouncePool pool) {
    return pool.range().bytes();
  }
}
