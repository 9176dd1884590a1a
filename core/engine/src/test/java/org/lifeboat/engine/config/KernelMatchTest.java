package org.lifeboat.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which profile stands for a release of the kernel. */
class KernelMatchTest {
  private static final PlanReader READER = new PlanReader(FakePlugins.all());

  @ParameterizedTest
  @CsvSource({
    "5.10, linux-5.10",
    "5.10.0, linux-5.10",
    "5.10.0-21-amd64, linux-5.10",
    "5.10.70.mx64.403, linux-5.10",
    "6.1.0-rc7-00160-g213d3, linux-6.1",
    "4.4.0-21-generic, linux-4.4",
    "2.6.32-21-generic, linux-2.6.32",
    "5.15.45, linux-5.15",
    "5.15.46, linux-5.15.46",
    "5.15.86.mx64.443, linux-5.15.46",
  })
  void aReleaseOfAProfilesOwnSeriesTakesItWithoutAWord(String release, String id) {
    assertThat(READER.nearestKernel(release)).contains(new KernelMatch(id, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "5.13.0-trunk-amd64, 5.13, linux-5.10",
    "6.5-pingu, 6.5, linux-6.1",
    "7.1.0-rc3-custom, 7.1, linux-6.12",
    "4.15.0-76-generic, 4.15, linux-4.12",
    "4.9.152, 4.9, linux-4.4",
    "2.6.37-020637-generic, 2.6.37, linux-2.6.33",
    "3.2.0, 3.2, linux-3.0",
    "9999.9999.9999, 9999.9999, linux-6.12",
  })
  void betweenProfilesTheNearestOlderOneIsTakenAndThatIsSaid(
      String release, String version, String id) {
    assertThat(READER.nearestKernel(release))
        .contains(
            new KernelMatch(
                id, Optional.of(version + " takes " + id + ", the nearest older profile")));
  }

  /** 5.16 was made before 5.15.46 and lacks what that has. */
  @ParameterizedTest
  @ValueSource(strings = {"5.16", "5.17.0-rc2", "5.18.7-arch1-1"})
  void aStableReleaseStandsForItsOwnSeriesOnly(String release) {
    assertThat(READER.nearestKernel(release).orElseThrow().id()).isEqualTo("linux-5.15");
  }

  @Test
  void whatIsOlderThanAllTakesTheOldest() {
    assertThat(READER.nearestKernel("2.6.18-194.el5"))
        .contains(
            new KernelMatch(
                "linux-2.6.32",
                Optional.of(
                    "2.6.18 is older than all kernel profiles and takes linux-2.6.32, the"
                        + " oldest")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "6",
        "6.",
        "linux-6.1",
        "x6.1",
        "-6.1",
        "6,1",
        "12345.1",
        "6.12345",
        "\u0666.1"
      })
  void whatDoesNotBeginWithAVersionIsNone(String release) {
    assertThat(READER.nearestKernel(release)).isEmpty();
  }

  @Property
  void anyTextHasAnAnswerWithoutControlCharacters(@ForAll String text, @ForAll short minor) {
    for (String release : List.of(text, "6." + minor + text, "5.10" + text)) {
      READER
          .nearestKernel(release)
          .ifPresent(
              match -> {
                assertThat(READER.kernelIds()).contains(match.id());
                assertThat(match.remark().orElse("")).matches("[ -~]*");
              });
    }
  }

  @Test
  void profilesAreListedByVersion() {
    assertThat(READER.kernelIds())
        .startsWith("linux-2.6.32", "linux-2.6.32-hotremove", "linux-2.6.33")
        .containsSubsequence("linux-3.5", "linux-4.4", "linux-4.12", "linux-5.4", "linux-5.10");
  }
}
