package org.lifeboat.engine.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.engine.render.Comparison.Boot;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.DeviceFate;
import org.lifeboat.engine.report.BootReport.HardwareIommu;
import org.lifeboat.engine.report.BootReport.Reach;
import org.lifeboat.engine.service.ServedBoot;

/** The product's face. */
class ComparisonTableTest {
  @Test
  void aBrokenUnitUnderEveryPolicy() {
    assertThat(
            page(
                SampleReports.panic(),
                SampleReports.nommu(),
                SampleReports.bouncedLate(),
                SampleReports.bounced()))
        .isEqualTo(
            """
            q35-4g-vtd-zero under linux-6.1: 4 GB of RAM, 3 devices
            -------------------------------------------------------
            Hardware IOMMU  intel-vtd failed when its driver started it: the DMAR's unit 0 lies at address zero
                            (panic, late-alloc and deferred-init)
                            intel-vtd failed when it was detected: the DMAR's unit 0 lies at address zero
                            (nommu)

            policy         outcome  alive  bounce buffer                 held  returned  lost
            -------------  -------  -----  -------------------------  -------  --------  ----
            panic          PANIC      0/3  -                                -         -     -
            nommu          nommu      1/3  none                             0         0     0
            late-alloc     swiotlb    3/3  4 MB late at 0x7b800000       4 MB         0     0
            deferred-init  swiotlb    3/3  64 MB early at 0x7bed4000  64.8 MB         0     0
            panic: IOMMU: could not initialize and no fallback is configured

            What becomes of each device
            device                       mask  panic  nommu   late-alloc  deferred-init
            -------  ------------------  ----  -----  ------  ----------  -------------
            00:01.0  VGA                   32  -      DEAD    bounced     bounced
            00:02.0  e1000 network card    32  -      DEAD    bounced     bounced
            00:1f.2  AHCI                  64  -      direct  direct      direct

            In short
              All 3 devices live under late-alloc and deferred-init.
              Cheapest of these: late-alloc, for 4 MB of memory; but its buffer is 4 MB, against 64 MB under
              deferred-init.
              Dead under nommu: VGA (00:01.0) and e1000 network card (00:02.0).
              panic stops a machine that runs under others.
            """);
  }

  @Test
  void aPluginThatBrokeTheRulesHasARowAndAReason() {
    assertThat(page(SampleReports.failure(), SampleReports.bounced()))
        .containsPattern("mine +FAILED +0/3 +-")
        .containsIgnoringNewLines(
            "mine: policy mine broke the rules at the run-time stage: freed 0x7bed4000-0x7fed4000"
                + " twice");
  }

  @Test
  void theKernelsOwnPolicyIsMarked() {
    assertThat(page(SampleReports.hardwareBesidePool()))
        .containsPattern("reserve-and-keep \\* +intel-vtd +3/3")
        .contains("* what linux-6.1 itself does");
    assertThat(page(SampleReports.bounced())).doesNotContain("*");
  }

  @Test
  void everyLossIsNamedUpToAHandful() {
    assertThat(page(SampleReports.returned()))
        .containsPattern("deferred-init +intel-vtd +3/3 +none +0 +64.7 MB +16 B")
        .contains("deferred-init loses 16 B at 0x17f000000-0x17f000010: areas of swiotlb");
  }

  @Test
  void policiesThatCostTheSameAreNotRanked() {
    assertThat(page(SampleReports.bounced(), SampleReports.hardwareBesidePool()))
        .contains("All 3 devices live under both policies.")
        .contains("They cost the same: 64.8 MB of memory.");
  }

  @Test
  void whatTheKernelItselfPaysIsSaidWhereItIsMoreThanNeeded() {
    assertThat(page(SampleReports.hardwareBesidePool(), SampleReports.returned()))
        .contains("Cheapest of these: deferred-init, for 16 B of memory.")
        .contains("linux-6.1 itself does as reserve-and-keep, for 64.8 MB of memory.");
  }

  @Test
  void whereNoPolicySavesAllTheBestIsNamed() {
    assertThat(page(SampleReports.nommu(), SampleReports.panic()))
        .contains("No policy keeps all 3 devices alive; most live under nommu: 1.");
    assertThat(page(SampleReports.panic())).contains("No policy brings this machine up.");
  }

  @Test
  void theBestPolicyComesFirst() {
    Comparison comparison =
        policies(
            List.of(
                SampleReports.panic(),
                SampleReports.nommu(),
                SampleReports.bounced(),
                SampleReports.bouncedLate()),
            "");
    assertThat(comparison.bestFirst().boots())
        .extracting(Comparison.Boot::name)
        .containsExactly("late-alloc", "deferred-init", "nommu", "panic");
  }

  @Test
  void thePageIsAsciiUnlessBoxLinesAreWelcome() {
    Comparison comparison = policies(List.of(SampleReports.bounced()), "");
    assertThat(new ComparisonTable(Style.PLAIN).render(comparison)).isASCII();
    assertThat(new ComparisonTable(new Style(false, true, 100)).render(comparison))
        .contains("─────");
  }

  @Test
  void manyDevicesOfOneKindShareARow() {
    List<DeviceFate> devices =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    new DeviceFate(
                        new PciAddress(0, i, 0, 0),
                        "port " + i,
                        i == 7 ? 32 : 64,
                        i == 7 ? Reach.UNREACHABLE : Reach.DIRECT,
                        ""))
            .toList();
    BootReport report =
        SampleReports.report(
            "nommu",
            Optional.of("nommu"),
            HardwareIommu.NONE,
            Optional.empty(),
            SampleReports.cost(0, 0, 0, 0, 0, List.of()),
            devices,
            List.of());
    assertThat(page(report))
        .containsPattern("nommu +nommu +199/200")
        .containsPattern("00:00.0 +and 198 more like it +64 +direct\n")
        .containsPattern("07:00.0 +port 7 +32 +DEAD\n")
        .contains("Dead under nommu: port 7 (07:00.0).");
  }

  @Test
  void whereThePageDoesNotHoldAColumnForEachThoseThatTellTheSameShareOne() {
    List<BootReport> reports = new ArrayList<>();
    IntStream.range(0, 8)
        .forEach(i -> reports.add(renamed(SampleReports.bounced(), "policy-number-" + i)));
    reports.add(SampleReports.nommu());
    assertThat(page(reports.toArray(BootReport[]::new)))
        .contains(
            """
                                               policy-number-6
            device                       mask  policy-number-7  nommu
            """)
        .contains("00:02.0  e1000 network card    32  bounced          DEAD\n");
  }

  @Test
  void moreColumnsThanThePageHoldsGoIntoASecondTable() {
    BootReport[] reports =
        IntStream.range(0, 8)
            .mapToObj(i -> renamed(deadAt(i), "policy-" + i))
            .toArray(BootReport[]::new);
    assertThat(page(reports).lines().filter(l -> l.startsWith("00:03.0"))).hasSize(2);
  }

  private static BootReport deadAt(int port) {
    List<DeviceFate> devices =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    new DeviceFate(
                        new PciAddress(0, 0, i, 0),
                        "port " + i,
                        32,
                        i == port ? Reach.UNREACHABLE : Reach.TRANSLATED,
                        "in this test"))
            .toList();
    BootReport like = SampleReports.nommu();
    return SampleReports.report(
        like.policy(),
        like.backend(),
        like.hardware(),
        like.pool(),
        like.memory(),
        devices,
        like.events());
  }

  @Test
  void aBrokenUnitUnderSeveralKernels() {
    assertThat(
            kernels(
                new Boot("old", true, SampleReports.nommu()),
                new Boot("newer", true, SampleReports.bounced()),
                new Boot("late", true, SampleReports.bouncedLate())))
        .isEqualTo(
            """
            q35-4g-vtd-zero under 3 kernels, each with its own policy: 4 GB of RAM, 3 devices
            ---------------------------------------------------------------------------------
            Hardware IOMMU  intel-vtd failed when it was detected: the DMAR's unit 0 lies at address zero (old)
                            intel-vtd failed when its driver started it: the DMAR's unit 0 lies at address zero
                            (newer and late)

            kernel  policy         outcome  alive  bounce buffer                 held  returned  lost
            ------  -------------  -------  -----  -------------------------  -------  --------  ----
            old     nommu          nommu      1/3  none                             0         0     0
            newer   deferred-init  swiotlb    3/3  64 MB early at 0x7bed4000  64.8 MB         0     0
            late    late-alloc     swiotlb    3/3  4 MB late at 0x7b800000       4 MB         0     0

            What becomes of each device
            device                       mask  old     newer    late
            -------  ------------------  ----  ------  -------  -------
            00:01.0  VGA                   32  DEAD    bounced  bounced
            00:02.0  e1000 network card    32  DEAD    bounced  bounced
            00:1f.2  AHCI                  64  direct  direct   direct

            In short
              Under old, 2 of 3 devices are dead: intel-vtd fails when it is detected, and nommu has nothing
              that could stand in.
              Under newer, all 3 devices live: intel-vtd fails when its driver starts it, and a bounce buffer of
              64 MB that deferred-init reserved early stands in, for 64.8 MB of memory.
              Under late, all 3 devices live: intel-vtd fails when its driver starts it, and a bounce buffer of
              4 MB that late-alloc asked for late stands in, for 4 MB of memory.
              Dead under old: VGA (00:01.0) and e1000 network card (00:02.0).
            """);
  }

  @Test
  void whereAUnitWorksTheStoryIsWhatBecomesOfThePool() {
    assertThat(
            kernels(
                new Boot("a", true, SampleReports.returned()),
                new Boot("b", true, SampleReports.hardwareBesidePool())))
        .contains(
            "deferred-init gives back the 64.7 MB that it\n  held ready; 16 B is lost.\n",
            "a loses 16 B at 0x17f000000",
            "reserve-and-keep keeps a bounce buffer of 64 MB\n  all the same, for 64.8 MB");
  }

  @Test
  void kernelsOfOneStoryShareASentenceAndOnePolicyStandsInTheTitle() {
    assertThat(
            kernels(
                new Boot("a", false, SampleReports.nommu()),
                new Boot("b", true, SampleReports.nommu())))
        .startsWith("q35-4g-vtd-zero under 2 kernels with nommu: ")
        .contains("Under a and b, 2 of 3 devices are dead: ", "Dead under a and b: ")
        .doesNotContainPattern("kernel +policy")
        .doesNotContain("*");
  }

  @Test
  void policiesThatAreNotAllTheKernelsOwnAreNotSaidToBe() {
    assertThat(
            kernels(
                new Boot("a", false, SampleReports.nommu()),
                new Boot("b", true, SampleReports.bounced())))
        .startsWith("q35-4g-vtd-zero under 2 kernels: ")
        .containsPattern("kernel +policy");
  }

  @Test
  void aKernelThatStopsTheMachineSaysWhy() {
    assertThat(
            kernels(
                new Boot("a", true, SampleReports.panic()),
                new Boot("b", true, SampleReports.failure())))
        .contains(
            "Under a, the machine stops: intel-vtd fails when its driver starts it, and the kernel"
                + " panics\n  (IOMMU: could not initialize and no fallback is configured).\n")
        .contains("Under b, there is no answer: policy mine broke the rules.");
  }

  @Test
  void whatTheHardwareDidIsNotSaidOfABootThatEndedBefore() {
    BootReport panic = SampleReports.panic();
    BootReport early =
        new BootReport(
            panic.machine(),
            panic.kernel(),
            panic.policy(),
            0,
            panic.backend(),
            HardwareIommu.NONE,
            panic.panic(),
            panic.failure(),
            panic.pool(),
            panic.growth(),
            panic.memory(),
            panic.devices(),
            panic.owners(),
            panic.events(),
            panic.certainty());
    assertThat(kernels(new Boot("a", true, early), new Boot("b", true, SampleReports.returned())))
        .contains("Hardware IOMMU  intel-vtd works (b)\n")
        .contains("Under a, the machine stops: the kernel panics (IOMMU: ");
  }

  @Test
  void onANarrowPageNumbersKeepTheirUnits() {
    Comparison comparison =
        new Comparison(
            Comparison.Axis.KERNEL,
            List.of(
                new Boot("linux-2.6.33", true, SampleReports.returned()),
                new Boot("linux-6.1", true, SampleReports.hardwareBesidePool())));
    assertThat(new ComparisonTable(new Style(false, false, 80)).render(comparison))
        .containsPattern("linux-2.6.33 deferred-init +intel-vtd +3/3 none +0 +64.7 MB 16 B\n")
        .containsPattern("linux-6.1 +reserve-and-keep intel-vtd +3/3 64 MB early +64.8 MB +0 +0\n");
  }

  private static String kernels(Boot... boots) {
    return new ComparisonTable(Style.PLAIN)
        .render(new Comparison(Comparison.Axis.KERNEL, List.of(boots)));
  }

  private static BootReport renamed(BootReport report, String policy) {
    return SampleReports.report(
        policy,
        report.backend(),
        report.hardware(),
        report.pool(),
        report.memory(),
        report.devices(),
        report.events());
  }

  private static Comparison policies(List<BootReport> reports, String kernelsOwn) {
    return Comparison.ofPolicies(reports.stream().map(ServedBoot::idle).toList(), kernelsOwn);
  }

  private static String page(BootReport... reports) {
    return new ComparisonTable(Style.PLAIN).render(policies(List.of(reports), "reserve-and-keep"));
  }
}
