package org.lifeboat.evidence.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KernelBuildTest {
  private static KernelBuild of(String release, String build) {
    return KernelBuild.of(release, build, KernelFamily.of(release).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "6.1.0-9-amd64, true, true",
    "4.19.0-5-amd64, false, false",
    "6.8.0-48-generic, true, false",
    "5.4.0-42-generic, false, false",
    "6.8.12-4-pve, true, false",
    "6.0.8-060008-generic, false, false",
    "6.16.10-arch1-1, false, false",
    "6.5.6-300.fc39.x86_64, false, false",
    "5.13.19_1, true, false"
  })
  void distributionsAreKnownByTheirReleases(String release, boolean on, boolean spares) {
    KernelBuild build = of(release, "");

    assertThat(build.remapsByDefault()).isEqualTo(on);
    assertThat(build.sparesGraphics()).isEqualTo(spares);
    assertThat(build.sure()).isTrue();
  }

  @Test
  void aBuildOfOnesOwnIsAGuess() {
    KernelBuild own = of("6.3.3-custom", "(a@b) (gcc (Debian 12.2.0) 12.2.0) #1");
    KernelBuild onUbuntu = of("6.3.3-custom", "(a@b) (gcc (Ubuntu 11.4.0-1ubuntu1) 11.4.0) #1");

    assertThat(own.sure()).isFalse();
    assertThat(own.remapsByDefault()).isFalse();
    assertThat(own.why()).contains("no log says");
    assertThat(onUbuntu.sure()).isFalse();
    assertThat(onUbuntu.remapsByDefault()).isTrue();
  }

  @Test
  void redHats514HasTheWaysOf61() {
    assertThat(KernelBuild.standingFor("5.14.0-570.el9.x86_64")).isEqualTo("6.1.0");
    assertThat(KernelBuild.standingFor("5.14.8")).isEqualTo("5.14.8");
  }
}
