package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.Owned;

/** Every machine that ships, under every kernel and policy. */
final class ShippedMachinesTest {
  static Stream<Path> machines() {
    return Shipped.machines().stream();
  }

  private static List<BootPlan> plans(Path machine, String kernel) {
    return Shipped.LIFEBOAT
        .reader()
        .readAllPolicies(
            new PlanRequest(
                machine, Optional.of(kernel), Optional.empty(), List.of(), OptionalLong.empty()));
  }

  @ParameterizedTest
  @MethodSource("machines")
  void comparesAtLeastFivePoliciesUnderEveryKernelWithBooksThatBalance(Path machine) {
    for (String kernel : Shipped.LIFEBOAT.reader().kernelIds()) {
      List<BootReport> reports = new ArrayList<>();
      plans(machine, kernel).forEach(plan -> reports.add(Shipped.LIFEBOAT.boot(plan)));

      assertThat(reports).hasSizeGreaterThanOrEqualTo(5);
      assertThat(reports).extracting(BootReport::failure).containsOnly(Optional.empty());
      for (BootReport report : reports) {
        assertThat(report.memory().lostBytes()).isNotNegative();
        assertThat(report.owners().stream().mapToLong(Owned::bytes).sum())
            .isEqualTo(report.memory().totalBytes());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "q35-4g-sound, 0x7bee4000, 0x7fee4000",
    "q35-4g-vtd-zero, 0x7bee4000, 0x7fee4000",
    "q35-8g-amdvi-sound, 0x7bee4000, 0x7fee4000",
    "q35-8g-no-iommu, 0x7bee4000, 0x7fee4000",
  })
  void linux61PutsThePoolWhereItsRecordingHasIt(String machine, String start, String end) {
    BootReport report =
        Shipped.LIFEBOAT.boot(Shipped.plan(machine, "linux-6.1", "reserve-and-keep"));

    assertThat(report.pool().orElseThrow().range()).hasToString("%s-%s".formatted(start, end));
  }

  @Test
  void thereAreAtLeastEightMachines() {
    assertThat(Shipped.machines()).hasSizeGreaterThanOrEqualTo(8);
  }
}
