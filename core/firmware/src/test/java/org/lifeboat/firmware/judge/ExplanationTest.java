package org.lifeboat.firmware.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTest {
  @ParameterizedTest
  @EnumSource
  void everyCodeHasTitleCauseConsequenceAndCure(Code code) {
    Explanation why = Explanation.of(code);

    assertThat(why.title()).isNotBlank().doesNotEndWith(".");
    assertThat(why.cause()).isNotBlank().endsWith(".");
    assertThat(why.consequence()).isNotBlank().endsWith(".");
    assertThat(why.cure()).isNotBlank().endsWith(".");
  }

  @Test
  void nothingElseIsExplained() {
    assertThat(ExplanationText.read().keySet())
        .containsExactlyElementsOf(Stream.of(Code.values()).map(Code::id).toList());
  }

  @Test
  void aCodeIsFoundByItsNameInAnyCase() {
    assertThat(Code.of("dmar-no-drhd")).contains(Code.DMAR_NO_DRHD);
    assertThat(Code.of("DMAR_NO_DRHD")).isEmpty();
  }
}
