package org.lifeboat.load.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.load.slots.SearchRule;

final class KernelVersionTest {
  @ParameterizedTest
  @CsvSource({
    "2.6.32, WITHOUT_ALIGNMENT, false, false",
    "5.10.0-23-amd64, WITHOUT_ALIGNMENT, false, false",
    "5.10.34, WITHOUT_ALIGNMENT, false, false",
    "5.10.35-1, UNTIL_WRAP, false, false",
    "5.11.18-arch1, WITHOUT_ALIGNMENT, false, false",
    "5.11.22-arch1, UNTIL_WRAP, false, false",
    "5.12.0, UNTIL_WRAP, false, false",
    "5.19.17, UNTIL_WRAP, false, false",
    "6.0.0-rc2-g1d588de205f8, UNTIL_WRAP, true, false",
    "linux-6.1, UNTIL_WRAP, true, false",
    "6.2.0-rc6, UNTIL_WRAP, true, false",
    "6.3, COUNTED, true, false",
    "6.7.0, COUNTED, true, true",
    "10.0, COUNTED, true, true",
  })
  void aVersionSaysWhatItsPoolDoes(
      String release, SearchRule search, boolean hasAreas, boolean canGrow) {
    KernelVersion version = KernelVersion.of(release).orElseThrow();

    assertThat(version.search()).isEqualTo(search);
    assertThat(version.hasAreas()).isEqualTo(hasAreas);
    assertThat(version.canGrow()).isEqualTo(canGrow);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "6", "six.one", "linux-x", "99999999999.1", "6.1x"})
  void whatBeginsWithNoVersionHasNone(String release) {
    assertThat(KernelVersion.of(release)).isEmpty();
  }
}
