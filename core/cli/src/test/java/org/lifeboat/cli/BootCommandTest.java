package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lifeboat boot}, as a user types it. */
class BootCommandTest {
  private static final String ZERO = Typed.machine("q35-4g-vtd-zero");
  private static final String SERVER = Typed.machine("loaded/server");

  @Test
  void onePageSaysWhatHappenedWhyAndWhatItCost() {
    Typed typed = Typed.lifeboat("boot", ZERO, "--policy", "deferred-init");

    assertThat(typed.code()).isZero();
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .startsWith("q35-4g-vtd-zero under linux-6.1 with deferred-init\n")
        .contains("What happened", "What it costs", "Devices: ");
    assertThat(typed.out().lines()).allMatch(l -> l.length() <= 100);
  }

  @Test
  void theLogIsTheKernelsOnly() {
    Typed typed = Typed.lifeboat("boot", ZERO, "--format", "log");

    assertThat(typed.code()).isZero();
    assertThat(typed.out()).contains("DMAR").doesNotContain("What happened");
  }

  @Test
  void jsonIsOneObject() {
    Typed typed = Typed.lifeboat("boot", ZERO, "--format=json", "--seed", "9");

    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .startsWith("{\n  \"machine\": \"q35-4g-vtd-zero\",")
        .contains("\"seed\": 9,");
  }

  @Test
  void aPageForABrowserNamesTheCommandThatRepeatsTheBoot(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("boot.html");

    Typed printed = Typed.lifeboat("boot", ZERO, "--policy=deferred-init", "--format", "html");
    Typed written =
        Typed.lifeboat(
            "boot", ZERO, "--policy=deferred-init", "-o", file.toString(), "--format=html");

    assertThat(printed.code()).isZero();
    assertThat(printed.out())
        .startsWith("<!doctype html>")
        .contains("<code>./lifeboat boot " + ZERO + " --policy=deferred-init</code>");
    assertThat(written).isEqualTo(new Typed(0, "", ""));
    assertThat(Files.readString(file)).isEqualTo(printed.out());
  }

  @Test
  void aFileGetsNoColours(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("boot.txt");

    Typed typed = Typed.lifeboat(Map.of(), true, "boot", ZERO, "-o", file.toString());

    assertThat(typed).isEqualTo(new Typed(0, "", ""));
    assertThat(Files.readString(file)).isEqualTo(Typed.lifeboat("boot", ZERO).out());
  }

  @Test
  void aFileThatCannotBeWrittenIsBadInput(@TempDir Path folder) {
    String nowhere = folder.resolve("nowhere/boot.html").toString();

    assertBadInput(Typed.lifeboat("boot", ZERO, "--format", "html", "-o", nowhere), nowhere);
  }

  @Test
  void aReleaseOfTheKernelTakesTheNearestOlderProfileAndThatIsSaid() {
    Typed typed = Typed.lifeboat("boot", ZERO, "--kernel", "5.13.0-trunk-amd64");

    assertThat(typed.code()).isZero();
    assertThat(typed.out()).startsWith("q35-4g-vtd-zero under linux-5.10 with reserve-and-keep\n");
    assertThat(typed.err())
        .isEqualTo("lifeboat: 5.13 takes linux-5.10, the nearest older profile\n");
  }

  @Test
  void aReleaseOfAProfilesOwnSeriesIsTakenWithoutAWord() {
    Typed typed = Typed.lifeboat("boot", ZERO, "--kernel", "6.1.0-18-amd64", "--format", "log");

    assertThat(typed).isEqualTo(Typed.lifeboat("boot", ZERO, "--format", "log"));
    assertThat(typed.err()).isEmpty();
  }

  /** Neither loses its last zero as a number would. */
  @Test
  void aPlanAndASettingMayNameAVersionToo() {
    assertThat(Typed.lifeboat("boot", ZERO, "--set", "kernel=5.10").out())
        .startsWith("q35-4g-vtd-zero under linux-5.10 with ");
    assertThat(Typed.lifeboat("boot", ZERO, "--set", "kernel={ profile = 5.20, id = mine }").err())
        .isEqualTo("lifeboat: 5.20 takes linux-5.19, the nearest older profile\n");
  }

  @Test
  void aTextThatOnlyLooksLikeAVersionDoesNoHarm() {
    Typed typed = Typed.lifeboat("boot", ZERO, "--kernel", "6.1\u001b[31m".repeat(1000));

    assertThat(typed.code()).isZero();
    assertThat(typed.err()).isEmpty();
    assertThat(Typed.lifeboat("boot", ZERO, "--kernel", "9".repeat(100)).err())
        .contains("there is no kernel profile '999")
        .doesNotContain("Exception");
  }

  @Test
  void kernelPolicyAndSettingsCanBeChosen() {
    Typed typed =
        Typed.lifeboat(
            "boot",
            ZERO,
            "--kernel",
            "linux-2.6.32",
            "--policy",
            "nommu",
            "--set",
            "seed=5",
            "--format",
            "json");

    assertThat(typed.out())
        .contains("\"kernel\": \"linux-2.6.32\"", "\"policy\": \"nommu\"", "\"seed\": 5,");
  }

  @Test
  void aPanicIsAnAnswer() {
    Typed typed = Typed.lifeboat("boot", ZERO, "--policy", "panic");

    assertThat(typed.code()).isZero();
    assertThat(typed.out()).contains("The machine stops: ");
  }

  @Test
  void coloursAreUsedWhereAskedFor() {
    assertThat(Typed.lifeboat("boot", ZERO, "--colour", "always").out()).contains("\033[");
    assertThat(Typed.lifeboat("boot", ZERO, "--color", "always").out()).contains("\033[");
    assertThat(Typed.lifeboat("boot", ZERO).out()).doesNotContain("\033[");
    assertThat(Typed.lifeboat(Map.of(), true, "boot", ZERO).out()).contains("\033[");
    assertThat(Typed.lifeboat(Map.of(), true, "boot", ZERO, "--colour", "never").out())
        .doesNotContain("\033[");
  }

  @Test
  void aMissingFileIsNamed() {
    assertBadInput(Typed.lifeboat("boot", "no-such.conf"), "no-such.conf");
  }

  @Test
  void aFolderIsNoFile(@TempDir Path folder) {
    assertBadInput(Typed.lifeboat("boot", folder.toString()), folder.toString());
  }

  @Test
  void everyMistakeOfAFileIsSaidWithItsLine(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bad.conf"),
            """
            include file("%s")
            polcy = nommu
            seed = many
            """
                .formatted(ZERO));
    Typed typed = Typed.lifeboat("boot", file.toString());

    assertBadInput(typed, "bad.conf:2: polcy");
    assertThat(typed.err()).contains("policy", "bad.conf:3: seed");
  }

  @Test
  void anUnknownPolicyIsBadInput() {
    assertBadInput(Typed.lifeboat("boot", ZERO, "--policy", "nomu"), "nommu");
  }

  @Test
  void anUnknownKernelIsBadInput() {
    assertBadInput(Typed.lifeboat("boot", ZERO, "--kernel", "linux-6.2"), "linux-6.1");
  }

  @Test
  void aBadSettingIsBadInput() {
    assertBadInput(Typed.lifeboat("boot", ZERO, "--set", "sed=1"), "seed");
    assertBadInput(Typed.lifeboat("boot", ZERO, "--set", "seed"), "seed");
  }

  @Test
  void underLoadItSaysHowManyMappingsFailAndWhy() {
    Typed text = Typed.lifeboat("boot", SERVER, "--policy", "late-alloc");
    Typed json = Typed.lifeboat("boot", SERVER, "--policy", "late-alloc", "--format", "json");
    Typed page = Typed.lifeboat("boot", SERVER, "--policy", "late-alloc", "--format", "html");

    assertThat(text.code()).isZero();
    assertThat(text.out().lines()).allMatch(l -> l.length() <= 100);
    assertThat(text.out().replaceAll("\\s+", " "))
        .containsPattern(
            "Under load 200,000 mappings of 9 workloads in [0-9.]+ s: [0-9.]+ % fail, as the"
                + " bounce buffer is full; at most 4 MB of the bounce buffer is in use at one"
                + " time\\. `lifeboat size` says");
    assertThat(json.out()).contains("\"mappings\": 200000", "\"pool-full\": ", "\"hang\": null");
    assertThat(page.out()).contains("<h2>Under load</h2>", "port 0 receives");
  }

  @Test
  void withoutWorkloadsNothingIsSaidOfThem() {
    assertThat(Typed.lifeboat("boot", ZERO).out()).doesNotContain("load");
    assertThat(Typed.lifeboat("boot", ZERO, "--format", "json").out())
        .contains("\n  \"service\": null,\n");
  }

  private static void assertBadInput(Typed typed, String named) {
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err().lines()).isNotEmpty().allMatch(l -> l.startsWith("lifeboat: "));
    assertThat(typed.err()).contains(named).doesNotContain("Exception", "\tat ");
  }
}
