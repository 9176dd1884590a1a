package org.lifeboat.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.render.JsonReport;
import org.lifeboat.engine.render.LogReport;
import org.lifeboat.engine.render.Style;
import org.lifeboat.engine.render.TextReport;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.MemoryCost;
import org.lifeboat.engine.report.BootReport.Owned;

/** Boots that must end well, whatever the machine is like. */
final class Boots {
  static final Lifeboat LIFEBOAT = Lifeboat.create();

  private static final List<KernelProfile> KERNELS =
      LIFEBOAT.reader().kernelIds().stream().map(LIFEBOAT.reader()::kernel).toList();
  private static final List<PluginChoice> POLICIES =
      LIFEBOAT.plugins().all(PluginKind.POLICY).stream()
          .map(p -> LIFEBOAT.reader().choosePolicy(p.id()))
          .toList();

  /** No fault, or one that a driver knows. */
  private static final List<List<Fault>> FAULTS =
      Stream.concat(
              Stream.of(List.<Fault>of()),
              LIFEBOAT.plugins().firmwareFaults().keySet().stream()
                  .map(id -> List.<Fault>of(new Fault.Firmware(id))))
          .toList();

  private Boots() {}

  /** A kernel, a policy and a fault of the firmware: three bytes of the input. */
  static Choice choice(Input input) {
    return new Choice(input.oneOf(KERNELS), input.oneOf(POLICIES), input.oneOf(FAULTS));
  }

  record Choice(KernelProfile kernel, PluginChoice policy, List<Fault> faults) {
    void boot(Machine machine) {
      Boots.check(BootPlan.of(machine, kernel).withPolicy(policy).withFaults(faults));
    }
  }

  /**
   * Boots twice: no plugin fails, every byte of RAM has one owner, what is lost is named, the
   * pool's account balances, and the second report is the first.
   */
  static void check(BootPlan plan) {
    BootReport report = LIFEBOAT.boot(plan);

    assertThat(report.failure()).isEmpty();
    assertThat(report.owners().stream().mapToLong(Owned::bytes).sum())
        .isEqualTo(report.memory().totalBytes());
    requireOneOwner(report.owners());
    assertThat(report.memory().lostBytes()).isNotNegative();
    if (report.completed()) {
      requireAccount(report);
    }
    assertThat(new LogReport().render(report)).isNotNull();
    assertThat(new TextReport(Style.PLAIN).render(report)).isNotBlank();
    String json = new JsonReport().render(report);
    assertThat(new JsonReport().render(LIFEBOAT.boot(plan))).isEqualTo(json);
  }

  /** What was taken for a pool is in use, given back or lost. */
  private static void requireAccount(BootReport report) {
    MemoryCost memory = report.memory();
    long taken =
        memory.reservedEarlyBytes() + memory.reservedLateBytes() + memory.bookkeepingBytes();
    long returned = memory.returnedBytes() + memory.bookkeepingReturnedBytes();
    long lost =
        memory.losses().stream()
            .filter(loss -> loss.why().startsWith("swiotlb"))
            .mapToLong(loss -> loss.range().bytes())
            .sum();
    assertThat(report.pool().map(Boots::bytes).orElse(0L) + returned + lost).isEqualTo(taken);
  }

  private static long bytes(BouncePool pool) {
    return pool.range().bytes()
        + pool.bookkeeping().stream().mapToLong(b -> b.range().bytes()).sum();
  }

  private static void requireOneOwner(List<Owned> owners) {
    long end = 0;
    for (Owned owned : owners) {
      if (owned.owner().kind() == Owner.Kind.LOST) {
        assertThat(owned.owner().name()).isNotBlank();
      }
      if (owned.bytes() == owned.range().bytes()) {
        assertThat(Long.compareUnsigned(owned.range().start(), end))
            .as("%s begins before 0x%x, where its neighbour ends", owned, end)
            .isNotNegative();
        end = owned.range().end();
      }
    }
  }
}
