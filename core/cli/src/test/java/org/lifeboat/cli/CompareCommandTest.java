package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code lifeboat compare}, as a user types it. */
class CompareCommandTest {
  private static final String ZERO = Typed.machine("q35-4g-vtd-zero");
  private static final List<String> RFC =
      List.of("panic", "early-detect", "late-alloc", "deferred-init", "nommu");

  @Test
  void everyPolicyHasARowAndThePageFitsTheTerminal() {
    Typed typed = Typed.lifeboat("compare", ZERO);

    assertThat(typed.code()).isZero();
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out()).contains(RFC).contains("What becomes of each device", "In short");
    assertThat(typed.out().lines()).allMatch(l -> l.length() <= 100);
  }

  @Test
  void theKernelsOwnPolicyIsMarked() {
    assertThat(Typed.lifeboat("compare", ZERO).out()).contains("* what linux-6.1 itself does");
  }

  @Test
  void jsonIsAnArrayWithABootForEachPolicy() {
    Typed typed = Typed.lifeboat("compare", ZERO, "--format", "json");

    assertThat(typed.out()).startsWith("[").endsWith("]\n");
    for (String policy : RFC) {
      assertThat(typed.out()).contains("\"policy\": \"" + policy + "\"");
    }
  }

  @Test
  void chosenPoliciesKeepTheirOrder() {
    Typed typed = Typed.lifeboat("compare", ZERO, "--policies", "panic,deferred-init,nommu");

    assertThat(typed.code()).isZero();
    assertThat(typed.out()).containsSubsequence("\npanic", "\ndeferred-init", "\nnommu");
    assertThat(typed.out()).doesNotContain("late-alloc");
  }

  @Test
  void anUnknownPolicyIsBadInput() {
    Typed typed = Typed.lifeboat("compare", ZERO, "--policies", "panic,nomu");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("nommu");
    assertThat(typed.out()).isEmpty();
  }

  @Test
  void theSameQuestionGetsTheSameBytes() {
    assertThat(Typed.lifeboat("compare", ZERO)).isEqualTo(Typed.lifeboat("compare", ZERO));
  }
}
