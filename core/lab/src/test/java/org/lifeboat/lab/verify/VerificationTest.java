package org.lifeboat.lab.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lifeboat.engine.render.Style;
import org.lifeboat.lab.verify.Verification.Tally;

/** Counting, the page and the JSON. */
final class VerificationTest {
  private static final CaseResult AGREES =
      new CaseResult(
          "a", EnumSet.allOf(Field.class), List.of(), Optional.empty(), Optional.empty());
  private static final CaseResult DIFFERS =
      new CaseResult(
          "b\u001b[2J",
          Set.of(Field.PANIC, Field.MESSAGES),
          List.of(
              new Difference(
                  "b\u001b[2J", Field.MESSAGES, "line 1: iommu: \"x\" ", "line 1: iommu: \"x\"")),
          Optional.empty(),
          Optional.of(new TraceResult(5, 1, List.of("m1", "m2", "m3", "m4"), List.of())));
  private static final CaseResult SILENT = CaseResult.notComparable("c", "it shows nothing");

  private static final Verification ALL = new Verification(List.of(AGREES, DIFFERS, SILENT));

  private static String page(CaseResult... results) {
    return new VerificationText(Style.PLAIN).render(new Verification(List.of(results)));
  }

  @Test
  void fieldsAreCountedByThemselves() {
    assertThat(ALL.tallies())
        .containsEntry(Field.PANIC, new Tally(2, 2))
        .containsEntry(Field.MESSAGES, new Tally(2, 1))
        .containsEntry(Field.SLOTS, new Tally(1, 1));
    assertThat(ALL.tallies().keySet()).containsExactlyElementsOf(Field.of(Field.Source.RECORDING));
    assertThat(ALL.agreeing()).isEqualTo(1);
    assertThat(ALL.notComparable()).containsExactly(SILENT);
    assertThat(ALL.clean()).isFalse();
    assertThat(new Verification(List.of(AGREES, SILENT)).clean()).isTrue();
  }

  @Test
  void thePageSaysWhatDiffersFirst() {
    assertThat(page(AGREES, DIFFERS, SILENT))
        .startsWith(
            """
            b\\x1b[2J: messages
              expected  "line 1: iommu: "x" "
              got       line 1: iommu: "x"
            c: not comparable: it shows nothing

            field\
            """)
        .contains("m1, m2, m3 and 1 more")
        .endsWith("\n3 recordings, 1 agrees\n")
        .doesNotContain("\u001b");
  }

  @Test
  void thePageOfAgreementIsATableAndAVerdict() {
    assertThat(page(AGREES, AGREES))
        .startsWith("field ")
        .endsWith("\n2 recordings, 2 agree\n")
        .doesNotContain("memblock", "expected");
    assertThat(page(AGREES)).endsWith("\n1 recording, 1 agrees\n");
  }

  @Test
  void jsonKeysKeepTheirNames() {
    assertThat(new VerificationJson().render(ALL).replaceAll("\\s+", " "))
        .startsWith(
            "{ \"cases\": 3, \"agreeing\": 1, \"fields\": { \"hardwareIommu\": { \"compared\": 1,"
                + " \"agreeing\": 1 }, \"swiotlbActive\": { \"compared\": 1, \"agreeing\": 1 },"
                + " \"panic\": { \"compared\": 2, \"agreeing\": 2 }, \"bounceRange\": {"
                + " \"compared\": 1, \"agreeing\": 1 }, \"slots\": { \"compared\": 1,"
                + " \"agreeing\": 1 }, \"groups\": { \"compared\": 1, \"agreeing\": 1 },"
                + " \"messages\": { \"compared\": 2, \"agreeing\": 1 } }, \"differences\": [")
        .contains(
            "{ \"case\": \"b\\u001B[2J\", \"field\": \"messages\", \"expected\": \"line 1: iommu:"
                + " \\\"x\\\" \", \"actual\": \"line 1: iommu: \\\"x\\\"\" }")
        .contains("\"notComparable\": [ { \"case\": \"c\", \"reason\": \"it shows nothing\" } ]")
        .contains(
            "\"traces\": [ { \"case\": \"b\\u001B[2J\", \"recorded\": 5, \"reproduced\": 1,"
                + " \"missing\": [ \"m1\", \"m2\", \"m3\", \"m4\" ], \"invented\": [ ] } ]");
  }
}
