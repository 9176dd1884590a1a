package org.lifeboat.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Machine.BootLoader;

/** Plans that are a little simpler than another, the greatest simplifications first. */
final class Simpler {
  private static final String KERNEL = "linux-6.1";
  private static final long SMALL = 1L << 30;

  private final Bench bench;

  Simpler(Bench bench) {
    this.bench = bench;
  }

  Stream<BootPlan> than(BootPlan plan) {
    return Stream.of(
            without(plan.faults()).map(plan::withFaults),
            seed(plan),
            words(plan),
            kernel(plan),
            machines(plan.machine()).map(m -> with(plan, m)))
        .flatMap(s -> s)
        .filter(simpler -> !simpler.equals(plan));
  }

  private static Stream<BootPlan> seed(BootPlan plan) {
    return Stream.of(plan.withSeed(0));
  }

  private static Stream<BootPlan> words(BootPlan plan) {
    List<String> words = List.of(plan.commandLine().text().split(" "));
    return without(words)
        .map(left -> plan.withCommandLine(CommandLine.parse(String.join(" ", left))));
  }

  private Stream<BootPlan> kernel(BootPlan plan) {
    if (plan.kernel().id().equals(KERNEL)) {
      return Stream.empty();
    }
    KernelProfile usual = bench.reader().kernel(KERNEL);
    boolean ownPolicy = plan.policy().equals(plan.kernel().policy());
    BootPlan simpler = plan.withKernel(usual);
    return Stream.of(ownPolicy ? simpler.withPolicy(usual.policy()) : simpler);
  }

  private static BootPlan with(BootPlan plan, Machine machine) {
    return plan.withMachine(machine).withCommandLine(plan.commandLine());
  }

  private static Stream<Machine> machines(Machine m) {
    FirmwareImage firmware = m.firmware();
    return Stream.<Stream<Machine>>of(
            without(m.functions()).map(m::withFunctions),
            without(firmware.tables())
                .map(left -> m.withFirmware(new FirmwareImage(left, firmware.registers()))),
            without(firmware.registers())
                .map(left -> m.withFirmware(new FirmwareImage(firmware.tables(), left))),
            without(m.holdings()).map(m::withHoldings),
            Stream.of(
                m.withNodes(List.of()).withProcessorNodes(List.of()),
                m.withDmi(Dmi.NONE),
                m.withLoader(BootLoader.PLAIN),
                m.withPossibleProcessors(1),
                described(m)),
            without(m.firmwareMap().entries())
                .map(left -> m.withFirmwareMap(new FirmwareMap(left))),
            shorter(m.firmwareMap()).map(m::withFirmwareMap))
        .flatMap(s -> s);
  }

  /** By another name, since it is none that somebody has; what was assumed counts no more. */
  private static Machine described(Machine machine) {
    return machine.withId("smallest").withDescription("").withUnknowns(List.of());
  }

  /** Each stretch of RAM that is longer than a gigabyte cut to half. */
  private static Stream<FirmwareMap> shorter(FirmwareMap map) {
    return each(
            map.entries(),
            entry ->
                entry.range().bytes() <= SMALL
                    ? entry
                    : new Entry(
                        MemoryRange.ofSize(
                            entry.range().start(), Long.highestOneBit(entry.range().bytes() / 2)),
                        entry.kind()))
        .map(FirmwareMap::new);
  }

  /** First none of them, then each left out. */
  private static <T> Stream<List<T>> without(List<T> all) {
    if (all.isEmpty()) {
      return Stream.empty();
    }
    Stream<List<T>> none = Stream.of(List.of());
    return all.size() == 1
        ? none
        : Stream.concat(
            none,
            IntStream.range(0, all.size())
                .mapToObj(
                    i -> {
                      List<T> left = new ArrayList<>(all);
                      left.remove(i);
                      return left;
                    }));
  }

  /** The list with one entry changed, for each entry that the change changes. */
  private static <T> Stream<List<T>> each(List<T> all, Function<T, T> change) {
    return IntStream.range(0, all.size())
        .filter(i -> !Objects.equals(all.get(i), change.apply(all.get(i))))
        .mapToObj(
            i -> {
              List<T> changed = new ArrayList<>(all);
              changed.set(i, change.apply(all.get(i)));
              return changed;
            });
  }
}
