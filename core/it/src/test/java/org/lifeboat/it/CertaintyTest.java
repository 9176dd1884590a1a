package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.render.JsonReport;
import org.lifeboat.engine.render.Style;
import org.lifeboat.engine.render.TextReport;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.Certainty;

/** What a report says of its own certainty, by what the machine says is assumed. */
final class CertaintyTest {
  private static final String MACHINE = "q35-8g-no-iommu";

  private static BootReport boot(String kernel, String... unknown) {
    String list =
        Stream.of(unknown)
            .map(what -> "{ what = %s, why = \"%s is assumed\" }".formatted(what, what))
            .collect(Collectors.joining(", "));
    return Situations.boot(MACHINE, kernel, "machine.unknown=[ " + list + " ]");
  }

  private static MemoryRange pool(BootReport report) {
    return report.pool().orElseThrow().range();
  }

  @Test
  void aMachineThatIsWhollyKnownHasAnExactPoolAndASureOutcome() {
    BootReport report = boot("linux-6.1");
    Certainty certainty = report.certainty();

    assertThat(certainty.poolIsExact()).isTrue();
    assertThat(certainty.poolWithin()).hasValue(pool(report));
    assertThat(certainty.outcomeIsSure()).isTrue();
    assertThat(new TextReport(Style.PLAIN).render(report)).doesNotContain("Not certain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"firmware-holdings", "processors", "kernel-sizes"})
  void whatIsHeldElsewhereCanOnlyPushThePoolDown(String unknown) {
    BootReport report = boot("linux-6.1", unknown);
    Certainty certainty = report.certainty();

    assertThat(certainty.poolIsExact()).isFalse();
    assertThat(certainty.poolWithin()).hasValue(new MemoryRange(1 << 20, pool(report).end()));
    assertThat(certainty.aboutPool()).containsExactly(unknown + " is assumed");
    assertThat(certainty.outcomeIsSure()).isTrue();
    assertThat(new TextReport(Style.PLAIN).render(report))
        .containsPattern("Not certain +where the buffer lies, but within 0x100000-");
  }

  @Test
  void fromBelowThereIsNoSuchBound() {
    assertThat(boot("linux-2.6.33", "firmware-holdings").certainty().poolWithin())
        .hasValue(new MemoryRange(1 << 20, 1L << 32));
  }

  @ParameterizedTest
  @ValueSource(strings = {"remapping-table", "registers", "kernel-build"})
  void hardwareThatIsNotKnownLeavesThePoolsPlaceExact(String unknown) {
    Certainty certainty = boot("linux-6.1", unknown).certainty();

    assertThat(certainty.poolIsExact()).isTrue();
    assertThat(certainty.outcomeIsSure()).isFalse();
    assertThat(certainty.aboutOutcome()).containsExactly(unknown + " is assumed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory-map", "kernel-version"})
  void withoutMapOrVersionNothingIsCertain(String unknown) {
    Certainty certainty = boot("linux-6.1", unknown).certainty();

    assertThat(certainty.poolWithin()).hasValue(new MemoryRange(1 << 20, 1L << 32));
    assertThat(certainty.outcomeIsSure()).isFalse();
  }

  @Test
  void anImageSomewhereInMuchRamCountsAsNoDoubt() {
    BootReport report = boot("linux-6.1", "kernel-base");

    assertThat(report.certainty().poolIsExact()).isTrue();
    assertThat(report.certainty().butFor())
        .containsExactly("kernel-base is assumed: about 1 chance in 70 that it touches the pool");
    assertThat(new TextReport(Style.PLAIN).render(report)).contains("Exact           but for ");
  }

  @Test
  void inLittleRamItDoes() {
    BootReport report =
        Situations.boot(
            "q35-1g-low",
            "linux-6.1",
            "command-line-append=\"iommu=soft\" ;"
                + " machine.unknown=[ { what = kernel-base, why = \"KASLR\" } ]");

    assertThat(report.certainty().poolIsExact()).isFalse();
    assertThat(report.certainty().aboutPool())
        .containsExactly("KASLR: about 1 chance in 8 that it touches the pool");
  }

  @Test
  void withoutAPoolThereIsNothingToBeUnsureOf() {
    Certainty certainty =
        Situations.boot(
                "q35-1g-low",
                "linux-6.1",
                "machine.unknown=[ { what = firmware-holdings, why = \"EFI\" } ]")
            .certainty();

    assertThat(certainty.poolWithin()).isEmpty();
    assertThat(certainty.aboutPool()).isEmpty();
  }

  @Test
  void programsGetTheSame() {
    assertThat(new JsonReport().render(boot("linux-6.1", "firmware-holdings")))
        .contains(
            "\"certainty\": {",
            "\"bounceExact\": false",
            "\"bounceFrom\": \"0x100000\"",
            "\"bounceWhy\": [",
            "\"outcomeSure\": true");
  }
}
