package org.lifeboat.example.embedding;

import java.io.PrintStream;
import java.util.HexFormat;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.MachineBuilder;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.report.BootReport;

/**
 * A plan without a file: a machine with memory above 4 GB, a VT-d unit that does not come up, and a
 * network card that reaches 32 bits. How large a buffer does it get late? The last plan is printed
 * as HOCON, to be looked at with {@code ./lifeboat boot}.
 */
public final class PlanInJava {
  private static final long GB = 1L << 30;

  private static final Bytes DMAR =
      Bytes.of(
          HexFormat.of()
              .parseHex(
                  "444d41524000000001f7424f434853204258504320202020020000004258504301000000"
                      + "26010000000000000000000000001000010000000000d9fe00000000"));

  /** Version, capabilities and extended capabilities of QEMU's unit. */
  private static final Bytes REGISTERS =
      Bytes.of(
          HexFormat.of().parseHex("1000000000000000" + "060226228c00d200" + "4a0ff00000000000"));

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
            .table("DMAR", 0x7ffe0000L, DMAR)
            .registers(0xfed90000L, REGISTERS)
            .function("0000:00:02.0", 0x8086, 0x100e, 0x020000, 32);
    for (int megabytes = 1; megabytes <= 8; megabytes *= 2) {
      BootPlan plan =
          lifeboat
              .reader()
              .plan(machine)
              .kernel("linux-6.1")
              .policy("late-alloc", "pool-bytes = " + megabytes + "MB")
              .commandLine("intel_iommu=on")
              .fault(new Fault.DriverFails("intel-vtd", "the unit does not answer"))
              .build();
      BootReport report = lifeboat.boot(plan);
      out.printf(
          "%d MB asked for: %s%n",
          megabytes, report.pool().map(p -> (p.range().bytes() >> 10) + " KB").orElse("no buffer"));
      if (megabytes == 8) {
        out.print(lifeboat.reader().text(plan));
      }
    }
  }
}
