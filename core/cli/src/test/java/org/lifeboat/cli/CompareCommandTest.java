package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code lifeboat compare}, as a user types it. */
class CompareCommandTest {
  private static final String ZERO = Typed.machine("q35-4g-vtd-zero");
  private static final String SECOND_ZERO = Typed.machine("q35-4g-vtd-second-zero");
  private static final String SERVER = Typed.machine("loaded/server");
  private static final String SMALL_VM = Typed.machine("loaded/small-guest");
  private static final String SOUND = Typed.machine("q35-4g-sound");
  private static final String HISTORY = "linux-2.6.32,linux-2.6.33,linux-6.1";
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
  void theHistoryOfAMachineHasARowForEachKernelInTheOrderGiven() {
    Typed typed = Typed.lifeboat("compare", SECOND_ZERO, "--kernels", HISTORY);

    assertThat(typed.code()).isZero();
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .startsWith("q35-4g-vtd-second-zero under 3 kernels, each with its own policy: ")
        .containsPattern(
            "\n"
                + "linux-2.6.32 +early-detect +nommu +2/5 +none +0 +0 +0\n"
                + "linux-2.6.33 +deferred-init +swiotlb +5/5 +64 MB early at 0x20000000 +64.4 MB"
                + " .*\n"
                + "linux-6.1 +reserve-and-keep +swiotlb +5/5 +64 MB early at 0x7bee4000 +64.8 MB")
        .containsPattern("e1000 network card +32 +DEAD +bounced +bounced\n")
        .contains(
            "Under linux-2.6.32, 3 of 5 devices are dead: ", "Dead under linux-2.6.32: e1000");
    assertThat(typed.out().lines()).allMatch(l -> l.length() <= 100);
  }

  @Test
  void whereTheHardwareWorksTheHistoryIsOfMemory() {
    assertThat(Typed.lifeboat("compare", SOUND, "--kernels", HISTORY).out())
        .contains("no memory is held for the case")
        .contains("deferred-init gives back the 64.4 MB")
        .contains("reserve-and-keep keeps a bounce buffer");
  }

  @Test
  void kernelsMayBeHeldAgainstEachOtherUnderOnePolicy() {
    Typed typed =
        Typed.lifeboat("compare", ZERO, "--kernels", "linux-6.1,linux-2.6.33", "--policy", "panic");

    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .startsWith("q35-4g-vtd-zero under 2 kernels with panic: ")
        .contains("Under linux-6.1 and linux-2.6.33, the machine stops: ");
  }

  @Test
  void kernelsAreAnArrayOfBootsInTheirOrder() {
    Typed typed = Typed.lifeboat("compare", ZERO, "--kernels", HISTORY, "--format", "json");

    assertThat(typed.out())
        .startsWith("[")
        .containsSubsequence(
            "\"kernel\": \"linux-2.6.32\"",
            "\"kernel\": \"linux-2.6.33\"",
            "\"kernel\": \"linux-6.1\"");
  }

  @Test
  void aProfileOfOnesOwnStandsBesideTheOneItWasMadeFrom(@TempDir Path folder) throws IOException {
    Path mine =
        Files.writeString(
            folder.resolve("mine.conf"),
            "kernel { profile = linux-2.6.33, bounce.default-slots = 8192 }");
    Typed typed = Typed.lifeboat("compare", ZERO, "--kernels", "linux-2.6.33," + mine);

    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .contains("64 MB early at", "16 MB early at")
        .contains("Under linux-2.6.33, ", "mine.conf, ");
  }

  @ParameterizedTest
  @CsvSource({
    "--kernels linux-6.1 --policies nommu, '--policies compares policies under one kernel'",
    "--kernels linux-6.1 --kernel linux-6.1, '--kernel names one kernel, --kernels several'",
    "--kernels linux-6.1;linux-6.1, '--kernels names ''linux-6.1'' more than once'",
    "--policy nommu, --policy goes with --kernels",
  })
  void optionsThatContradictEachOtherAreBadUsage(String options, String message) {
    String[] words = ("compare " + ZERO + " " + options.replace(';', ',')).split(" ");
    Typed typed = Typed.lifeboat(words);

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err())
        .startsWith("lifeboat: " + message)
        .endsWith("Try 'lifeboat compare --help'.\n");
  }

  @Test
  void whatIsWrongUnderOneKernelSaysUnderWhich() {
    Typed typed =
        Typed.lifeboat(
            "compare",
            ZERO,
            "--kernels",
            HISTORY + ",linux-6.2",
            "--set",
            "policy.keep-beside=[x]");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err())
        .contains("there is no kernel profile 'linux-6.2'; did you mean 'linux-6.1'?")
        .contains("policy.keep-beside: unknown key (under linux-2.6.32)")
        .contains("policy.keep-beside: unknown key (under linux-6.1)")
        .doesNotContain("(under linux-2.6.33)");
  }

  @Test
  void theSameQuestionGetsTheSameBytes() {
    assertThat(Typed.lifeboat("compare", ZERO)).isEqualTo(Typed.lifeboat("compare", ZERO));
  }

  @Test
  void underLoadThePoliciesAreComparedByWhatTheyLose() {
    Typed typed =
        Typed.lifeboat("compare", SERVER, "--policies", "late-alloc,dynamic-pool,deferred-init");

    assertThat(typed.code()).isZero();
    assertThat(typed.out().lines()).allMatch(l -> l.length() <= 100);
    assertThat(typed.out())
        .containsPattern("lost +to that fail\n")
        .containsPattern("late-alloc .* 4\\.1 MB +0 +0 +- +[0-9.]+ %\n")
        .containsPattern("dynamic-pool .* 8\\.1 MB +0 +0 +[0-9]+ MB +0\n")
        .containsPattern("deferred-init .* 64\\.8 MB +0 +0 +- +0\n")
        .containsPattern("load: 200,000 mappings of 9 workloads in ");
    assertThat(typed.out().replaceAll("\\s+", " "))
        .containsPattern(
            "Every mapping is served under dynamic-pool and deferred-init; cheapest: dynamic-pool,"
                + " for [0-9.]+ MB of memory\\. Mappings fail: [0-9.]+ % under late-alloc\\.")
        .doesNotContain("against 64 MB");
  }

  @Test
  void kernelsAreComparedByWhatTheyLoseToo() {
    Typed typed = Typed.lifeboat("compare", SERVER, "--kernels", "linux-2.6.32,linux-6.1");

    assertThat(typed.code()).isZero();
    assertThat(typed.out().lines()).allMatch(l -> l.length() <= 100);
    assertThat(typed.out())
        .containsPattern("linux-2.6.32 .* [0-9.]+ %\n")
        .containsPattern("linux-6.1 .* 0 +0\n")
        .containsPattern("Every mapping is served under linux-6.1\\.");
  }

  @Test
  void jsonTellsHowEachPolicyServesThoseWithoutEndHaveNone() {
    Typed typed =
        Typed.lifeboat(
            "compare", SMALL_VM, "--policies", "panic,late-alloc,nommu", "--format", "json");

    assertThat(typed.out())
        .containsSubsequence(
            "\"policy\": \"panic\"",
            "\"service\": null",
            "\"policy\": \"late-alloc\"",
            "\"mappings\": 200000",
            "\"failedShare\": 0,",
            "\"policy\": \"nommu\"",
            "\"failedShare\": 0.");
  }

  @Test
  void withoutWorkloadsNothingIsSaidOfThem() {
    assertThat(Typed.lifeboat("compare", ZERO).out()).doesNotContain("mappings", "load:");
  }
}
