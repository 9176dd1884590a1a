package org.lifeboat.example.embedding;

import java.io.PrintStream;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.MachineBuilder;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.report.BootReport;

/**
 * A plan without a file: a machine with memory above 4 GB, no IOMMU, and a network card that
 * reaches 32 bits. How large must the late buffer be to be too large? The plan of the first boot
 * that has none is printed as HOCON, to be looked at with {@code ./lifeboat boot}.
 */
public final class PlanInJava {
  private static final long GB = 1L << 30;

  private PlanInJava() {}

  /**
   * @param arguments none
   */
  public static void main(String[] arguments) {
    print(System.out);
  }

  static void print(PrintStream out) {
    Lifeboat lifeboat = Lifeboat.create();
    MachineBuilder machine =
        MachineBuilder.of("my-box")
            .ram(0, 0x9fc00)
            .ram(1 << 20, 2 * GB)
            .ram(4 * GB, 4 * GB)
            .function("0000:00:02.0", 0x8086, 0x100e, 0x020000, 32);
    for (int megabytes = 1; megabytes <= 8; megabytes *= 2) {
      BootPlan plan =
          lifeboat
              .reader()
              .plan(machine)
              .kernel("linux-6.1")
              .policy("late-alloc", "pool-bytes = " + megabytes + "MB")
              .build();
      BootReport report = lifeboat.boot(plan);
      out.printf(
          "%d MB asked for: %s%n",
          megabytes,
          report.pool().map(p -> (p.range().bytes() >> 10) + " KB").orElse("no buffer"));
      if (megabytes == 8) {
        out.print(lifeboat.reader().text(plan));
      }
    }
  }
}
