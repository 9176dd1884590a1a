package org.lifeboat.api.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters as lib/cmdline.c cuts them and lib/kstrtox.c reads truth values. */
final class CommandLineTest {
  @Test
  void quotesHoldTogetherAndTwoDashesEndTheParameters() {
    CommandLine read = CommandLine.parse("a=1 b=\"x y\" -- a=2");

    assertThat(read.values("a")).containsExactly("1");
    assertThat(read.values("b")).containsExactly("x y");
  }

  @Test
  void dashesAndUnderscoresInNamesAreTheSame() {
    assertThat(CommandLine.parse("log-buf-len=4M").values("log_buf_len")).containsExactly("4M");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "y", "Yes", "t", "on", "oN"})
  void theseAreTrue(String value) {
    assertThat(CommandLine.parse("p=" + value).truth("p")).contains(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "n", "No", "f", "off", "oF"})
  void theseAreFalse(String value) {
    assertThat(CommandLine.parse("p=" + value).truth("p")).contains(false);
  }

  @Test
  void whatIsNoTruthValueChangesNothing() {
    assertThat(CommandLine.parse("p=1 p=maybe p= p").truth("p")).contains(true);
    assertThat(CommandLine.parse("p=o p=2").truth("p")).isEmpty();
  }
}
