package org.lifeboat.lab.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lifeboat.evidence.log.EarlyTrace;

/** Each field agrees where it does, and can fail. */
final class ComparerTest {
  private static CaseResult compare(Boots.Kernel kernel, Boots.Paper paper) {
    return new Comparer("r", kernel.observation(), paper.report()).compare();
  }

  private static void assertDiffers(
      Boots.Paper paper, Field field, String expected, String actual) {
    CaseResult result = compare(new Boots.Kernel(), paper);

    assertThat(result.differences()).containsExactly(new Difference("r", field, expected, actual));
    assertThat(result.compared())
        .containsExactlyInAnyOrderElementsOf(Field.of(Field.Source.RECORDING));
    assertThat(result.agrees()).isFalse();
  }

  @Test
  void theSameBootAgreesInEveryField() {
    CaseResult result = compare(new Boots.Kernel(), new Boots.Paper());

    assertThat(result.agrees()).isTrue();
    assertThat(result.compared())
        .containsExactlyInAnyOrderElementsOf(Field.of(Field.Source.RECORDING));
    assertThat(result.trace()).isEmpty();
  }

  @Test
  void anotherDriverDiffers() {
    assertDiffers(
        new Boots.Paper().backend("amd-vi", true), Field.HARDWARE_IOMMU, "intel-vtd", "amd-vi");
    assertDiffers(
        new Boots.Paper().backend("swiotlb", false), Field.HARDWARE_IOMMU, "intel-vtd", "none");
  }

  @Test
  void aMissingPoolDiffersInAllThatItHas() {
    assertThat(compare(new Boots.Kernel(), new Boots.Paper().noPool()).differences())
        .containsExactly(
            new Difference("r", Field.SWIOTLB_ACTIVE, "true", "false"),
            new Difference("r", Field.BOUNCE_RANGE, "0x7bee4000-0x7fee4000", "none"),
            new Difference("r", Field.SLOTS, "32768", "none"));
  }

  @Test
  void aPoolElsewhereDiffers() {
    assertDiffers(
        new Boots.Paper().pool(0x7bee4000, 0x7fee4001, 32768),
        Field.BOUNCE_RANGE,
        "0x7bee4000-0x7fee4000",
        "0x7bee4000-0x7fee4001");
  }

  @Test
  void aSlotMoreDiffers() {
    assertDiffers(
        new Boots.Paper().pool(0x7bee4000, 0x7fee4000, 32769), Field.SLOTS, "32768", "32769");
  }

  @Test
  void aGroupThatIsSplitDiffers() {
    assertDiffers(
        new Boots.Paper().groups(List.of(List.of(1), List.of(2), List.of(3))),
        Field.GROUPS,
        "2 groups, among them [0000:00:02.0, 0000:00:03.0]",
        "3 groups, among them [0000:00:02.0] [0000:00:03.0]");
  }

  @Test
  void groupsThatAreMissingDiffer() {
    assertDiffers(
        new Boots.Paper().groups(List.of()),
        Field.GROUPS,
        "2 groups, among them [0000:00:01.0] [0000:00:02.0, 0000:00:03.0]",
        "0 groups");
  }

  @Test
  void theOrderOfGroupsDoesNotMatter() {
    assertThat(
            compare(
                    new Boots.Kernel(),
                    new Boots.Paper().groups(List.of(List.of(3, 2), List.of(1))))
                .agrees())
        .isTrue();
  }

  @Test
  void aPanicDiffers() {
    CaseResult result = compare(new Boots.Kernel(), new Boots.Paper().panic("dead"));

    assertThat(result.differences()).contains(new Difference("r", Field.PANIC, "none", "dead"));
    assertThat(
            compare(
                    new Boots.Kernel().panics("dead", "DMAR: one"),
                    new Boots.Paper().panic("dead!").messages("DMAR: one"))
                .differences())
        .containsExactly(new Difference("r", Field.PANIC, "dead", "dead!"));
  }

  @Test
  void afterAPanicAllMessagesCount() {
    assertThat(
            compare(
                    new Boots.Kernel().panics("dead", "DMAR: one"),
                    new Boots.Paper().panic("dead").messages("DMAR: one", "DMAR: two"))
                .differences())
        .containsExactly(new Difference("r", Field.MESSAGES, "no line 2", "line 2: DMAR: two"));
  }

  @Test
  void messagesDifferInOneCharacter() {
    assertDiffers(
        new Boots.Paper()
            .messages("DMAR: one", "DMAR: two", "iommu: three", "software IO TLB: four"),
        Field.MESSAGES,
        "line 3: iommu: three ",
        "line 3: iommu: three");
  }

  @Test
  void messagesDifferInOrder() {
    assertDiffers(
        new Boots.Paper()
            .messages("DMAR: two", "DMAR: one", "iommu: three ", "software IO TLB: four"),
        Field.MESSAGES,
        "line 1: DMAR: one",
        "line 1: DMAR: two");
  }

  @Test
  void aMissingMessageDiffers() {
    assertDiffers(
        new Boots.Paper().messages("DMAR: one", "DMAR: two", "iommu: three "),
        Field.MESSAGES,
        "line 4: software IO TLB: four",
        "no line 4");
    assertDiffers(new Boots.Paper().messages(), Field.MESSAGES, "line 1: DMAR: one", "no line 1");
  }

  @Test
  void anExtraMessageDiffers() {
    assertDiffers(
        new Boots.Paper()
            .messages("DMAR: one", "DMAR: two", "iommu: three ", "software IO TLB: four", "AGP: x"),
        Field.MESSAGES,
        "no line 5",
        "line 5: AGP: x");
  }

  @Test
  void messagesAboutOtherThingsDoNotCount() {
    assertThat(
            compare(
                    new Boots.Kernel().hangs("DMAR: one"),
                    new Boots.Paper().messages("ACPI: other", "DMAR: one"))
                .agrees())
        .isTrue();
  }

  @Test
  void aBootThatStoppedIsHeldAgainstWhatItShows() {
    CaseResult agrees =
        compare(new Boots.Kernel().hangs("DMAR: one", "DMAR: two"), new Boots.Paper());
    CaseResult differs =
        compare(new Boots.Kernel().hangs("DMAR: one", "DMAR: three"), new Boots.Paper());
    CaseResult shorter =
        compare(
            new Boots.Kernel().hangs("DMAR: one", "DMAR: two"),
            new Boots.Paper().messages("DMAR: one"));

    assertThat(agrees.agrees()).isTrue();
    assertThat(agrees.compared()).isEqualTo(Set.of(Field.MESSAGES));
    assertThat(differs.differences())
        .containsExactly(
            new Difference("r", Field.MESSAGES, "line 2: DMAR: three", "line 2: DMAR: two"));
    assertThat(shorter.differences())
        .containsExactly(new Difference("r", Field.MESSAGES, "line 2: DMAR: two", "no line 2"));
  }

  @Test
  void aBootThatShowedNothingIsNotComparable() {
    CaseResult result = compare(new Boots.Kernel().hangs(), new Boots.Paper());

    assertThat(result.agrees()).isFalse();
    assertThat(result.compared()).isEmpty();
    assertThat(result.notComparable()).contains("it shows nothing of what the kernel did: timeout");
  }

  @Test
  void aBootThatAPluginBrokeOffAgreesInNothing() {
    CaseResult result = compare(new Boots.Kernel(), new Boots.Paper().failure("freed twice"));

    assertThat(result.differences()).hasSize(Field.of(Field.Source.RECORDING).size());
    assertThat(result.differences())
        .allMatch(d -> d.actual().equals("driver x failed: freed twice"));
  }

  @Test
  void aTraceIsComparedWhereThereIsOne() {
    EarlyTrace trace =
        new EarlyTrace(List.of(), List.of(Boots.reservation(0, 4096, "reserve_real_mode")));
    CaseResult result = compare(new Boots.Kernel().trace(trace), new Boots.Paper());

    assertThat(result.trace())
        .contains(new TraceResult(1, 0, List.of("0x0-0x1000 reserve_real_mode"), List.of()));
    assertThat(result.agrees()).isTrue();
  }
}
