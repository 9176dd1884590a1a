package org.lifeboat.engine.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.engine.render.SampleServices.after;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.engine.render.Comparison.Axis;
import org.lifeboat.engine.render.Comparison.Boot;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.service.ServedBoot;

/** Boots compared by how they serve. */
class LoadComparisonTest {
  private static Comparison policies(ServedBoot... boots) {
    return Comparison.ofPolicies(List.of(boots), "reserve-and-keep");
  }

  private static String page(Comparison comparison) {
    return new ComparisonTable(Style.PLAIN).render(comparison);
  }

  /** The sentences, in one line. */
  private static String inShort(Comparison comparison) {
    String page = page(comparison);
    return page.substring(page.indexOf("In short")).replaceAll("\\s+", " ");
  }

  private static BootReport late() {
    return SampleReports.bouncedLate();
  }

  private static BootReport early() {
    return SampleReports.bounced();
  }

  @Test
  void aCheapPolicyThatLosesMappingsIsNotCalledTheCheapest() {
    assertThat(
            page(
                policies(
                    after(early(), SampleServices.served()),
                    after(late(), SampleServices.losing(12, 0)),
                    after(SampleReports.nommu(), SampleServices.unreachable()),
                    ServedBoot.idle(SampleReports.panic()))))
        .contains(
            """
                                                                                 mappings
            policy        outcome alive bounce buffer                held returned lost that fail
            ------------- ------- ----- ------------------------- ------- -------- ---- ---------
            deferred-init swiotlb   3/3 64 MB early at 0x7bed4000 64.8 MB        0    0         0
            late-alloc    swiotlb   3/3 4 MB late at 0x7b800000      4 MB        0    0    1.20 %
            nommu         nommu     1/3 none                            0        0    0    60.0 %
            panic         PANIC     0/3 -                               -        -    -         -
            load: 1,000 mappings of 2 workloads in 5.0 s
            """)
        .contains(
            """
            In short
              All 3 devices live under deferred-init and late-alloc.
              Every mapping is served under deferred-init, for 64.8 MB of memory.
              Mappings fail: 1.20 % under late-alloc; 60.0 % under nommu.
              Dead under nommu: VGA (00:01.0) and e1000 network card (00:02.0).
            """);
  }

  @Test
  void ofThoseThatLoseNothingTheCheapestIsNamed() {
    assertThat(
            inShort(
                policies(
                    after(early(), SampleServices.served()),
                    after(late(), SampleServices.served()))))
        .contains("Every mapping is served under each of these; cheapest: late-alloc, for 4 MB of")
        .doesNotContain("fail", "against 64 MB");
  }

  @Test
  void whatAPoolGrewByCounts() {
    Comparison comparison =
        policies(
            after(SampleReports.growing(), SampleServices.served()),
            after(late(), SampleServices.grown(100 * SampleReports.MB)));
    assertThat(page(comparison))
        .containsPattern("lost +to that fail\n")
        .containsPattern("deferred-init .* 0 +- +0\n")
        .containsPattern("late-alloc .* 0 +104 MB +0\n");
    assertThat(inShort(comparison)).contains("cheapest: deferred-init, for 64.8 MB of memory.");
  }

  @Test
  void whereEveryPolicyLosesTheBestOfThemIsNamedWithItsPrice() {
    assertThat(
            inShort(
                policies(
                    after(early(), SampleServices.losing(5, 0)),
                    after(late(), SampleServices.losing(9, 0)))))
        .contains(
            "No policy serves every mapping; fewest fail under deferred-init, for 64.8 MB of"
                + " memory. Mappings fail: 0.50 % under deferred-init; 0.90 % under late-alloc.");
  }

  @Test
  void aHangIsTold() {
    Comparison comparison =
        policies(after(late(), SampleServices.hanging()), after(early(), SampleServices.served()));
    assertThat(page(comparison)).containsPattern("late-alloc .* HANGS\n");
    assertThat(inShort(comparison))
        .contains(
            "Every mapping is served under deferred-init, for 64.8 MB of memory. The kernel hangs"
                + " under late-alloc: a search for room in the bounce buffer never ends.");
    assertThat(inShort(policies(after(late(), SampleServices.hanging()))))
        .doesNotContain("mapping");
  }

  @Test
  void whatTheKernelItselfPaysIsHeldAgainstThoseThatServe() {
    BootReport own = SampleReports.hardwareBesidePool();
    assertThat(
            inShort(
                policies(
                    after(own, SampleServices.served()),
                    after(late(), SampleServices.losing(1, 0)))))
        .doesNotContain("itself does");
    assertThat(
            inShort(
                policies(
                    after(own, SampleServices.served()), after(late(), SampleServices.served()))))
        .contains("linux-6.1 itself does as reserve-and-keep, for 64.8 MB of memory.");
  }

  @Test
  void thePolicyThatLosesLeastComesFirstAndOneThatHangsAfterThoseThatLose() {
    Comparison comparison =
        policies(
            after(SampleReports.nommu(), SampleServices.unreachable()),
            after(SampleReports.growing(), SampleServices.hanging()),
            after(late(), SampleServices.losing(1, 0)),
            after(SampleReports.hardwareBesidePool(), SampleServices.served()));
    assertThat(comparison.bestFirst().boots())
        .extracting(Boot::name)
        .containsExactly("reserve-and-keep", "late-alloc", "deferred-init", "nommu");
  }

  @Test
  void kernelsAreComparedByServiceToo() {
    assertThat(
            inShort(
                new Comparison(
                    Axis.KERNEL,
                    List.of(
                        new Boot("old", true, after(late(), SampleServices.losing(9, 0))),
                        new Boot("new", true, after(early(), SampleServices.served()))))))
        .contains("Every mapping is served under new. Mappings fail: 0.90 % under old.");
  }
}
