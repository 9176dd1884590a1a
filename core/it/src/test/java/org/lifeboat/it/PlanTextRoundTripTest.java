package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.config.MachineBuilder;
import org.lifeboat.engine.config.PlanReader;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.render.JsonReport;

/** A plan that is said in HOCON is the same plan when it is read again. */
final class PlanTextRoundTripTest {
  private static final PlanReader READER = Shipped.LIFEBOAT.reader();
  private static final Path ANY = Path.of("printed.conf");

  private static BootPlan again(BootPlan plan) {
    return READER.read(PlanRequest.of(ANY).saying(READER.text(plan)));
  }

  private static String json(BootPlan plan) {
    return new JsonReport().render(Shipped.LIFEBOAT.boot(plan));
  }

  @Property(tries = 300)
  void aRandomPlanIsReadAsItWasSaid(@ForAll("plans") BootPlan plan) {
    BootPlan again = again(plan);

    assertThat(again).isEqualTo(plan);
    assertThat(json(again)).isEqualTo(json(plan));
  }

  @Property(tries = 100)
  void aRandomMachineIsBuiltAsItIs(@ForAll("plans") BootPlan plan) {
    assertThat(MachineBuilder.of(plan.machine()).build()).isEqualTo(plan.machine());
  }

  static Stream<Path> machines() {
    return Shipped.machines().stream();
  }

  @ParameterizedTest
  @MethodSource("machines")
  void aShippedMachineIsReadAsItWasSaidUnderEveryKernelAndPolicy(Path file) {
    for (String kernel : READER.kernelIds()) {
      for (BootPlan read : READER.readAllPolicies(PlanRequest.of(file).withKernel(kernel))) {
        BootPlan plan =
            read.withSeed(kernel.hashCode())
                .withFaults(List.of(new Fault.Fragmentation(Zone.DMA32, 4, 80)));

        assertThat(again(plan)).isEqualTo(plan);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("machines")
  void aShippedMachineBootsAsItWasSaid(Path file) {
    for (BootPlan plan : READER.readAllPolicies(PlanRequest.of(file))) {
      assertThat(json(again(plan))).isEqualTo(json(plan));
    }
  }

  @Provide
  Arbitrary<BootPlan> plans() {
    List<PluginChoice> policies =
        Shipped.LIFEBOAT.plugins().all(PluginKind.POLICY).stream()
            .map(p -> READER.choosePolicy(p.id()))
            .toList();
    Arbitrary<Fault> faults =
        Arbitraries.oneOf(
            Arbitraries.of("dmar-address-zero", "ivrs-mmio-zero").map(Fault.Firmware::new),
            Arbitraries.strings().ofMaxLength(20).map(c -> new Fault.DriverFails("amd-vi", c)),
            Combinators.combine(
                    Arbitraries.of(Zone.class),
                    Arbitraries.integers().between(0, 10),
                    Arbitraries.integers().between(0, 100))
                .as(Fault.Fragmentation::new));
    return Combinators.combine(
            RandomMachines.machines(),
            Arbitraries.of(READER.kernelIds()),
            Arbitraries.of(policies),
            faults.list().ofMaxSize(2),
            Arbitraries.longs(),
            Arbitraries.strings().ofMaxLength(30).optional())
        .as(
            (machine, kernel, policy, wrong, seed, parameters) -> {
              BootPlan plan =
                  BootPlan.of(machine, READER.kernel(kernel))
                      .withPolicy(policy)
                      .withFaults(wrong)
                      .withSeed(seed);
              return parameters.map(CommandLine::parse).map(plan::withCommandLine).orElse(plan);
            });
  }
}
