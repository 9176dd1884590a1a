package org.lifeboat.experiment.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;

class LabelsTest {
  private static List<String> of(String... wishes) {
    return Labels.of(List.of(wishes)).all();
  }

  @Example
  void aNameThatIsFreeIsGiven() {
    assertThat(of("q35-4g", "dell_r740.2")).containsExactly("q35-4g", "dell_r740.2");
  }

  @Example
  void aNameThatIsTakenGetsANumberThatNobodyWants() {
    assertThat(of("a", "a", "a-2", "a")).containsExactly("a", "a-3", "a-2", "a-4");
  }

  @Example
  void whatCsvOrASpreadsheetWouldReadOtherwiseIsLeftOut() {
    assertThat(of("a,\"b\"\nc", "=1+1", "-x", "Größe 2", "", "\u0000"))
        .containsExactly("a-b-c", "1-1", "x", "Gr-e-2", "machine", "machine-2");
  }

  @Example
  void aLongNameIsCut() {
    assertThat(of("x".repeat(500))).containsExactly("x".repeat(80));
  }

  @Example
  void thereIsNoFamilyOfNothing() {
    assertThatThrownBy(() -> of()).hasMessage("there is no machine");
  }

  @Property(tries = 300)
  void labelsArePlainAndUnique(@ForAll @NotEmpty List<String> wishes) {
    List<String> labels = Labels.of(wishes).all();

    assertThat(labels).hasSameSizeAs(wishes).doesNotHaveDuplicates();
    assertThat(labels).allMatch(label -> label.matches("[A-Za-z0-9][A-Za-z0-9._-]*"));
  }

  @Property(tries = 300)
  void labelsAreLabelsOfThemselves(@ForAll @NotEmpty List<String> wishes) {
    List<String> labels = Labels.of(wishes).all();

    assertThat(Labels.of(labels).all()).isEqualTo(labels);
  }
}
