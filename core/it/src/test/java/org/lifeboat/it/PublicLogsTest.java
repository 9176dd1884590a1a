package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.lifeboat.engine.report.BootReport;

/**
 * Whether there is a bounce pool at the end, in kernel logs that people published: the profile that
 * stands for the log's release has to say the same, given what kind of machine it is and whether
 * its IOMMU is on, which is the builder's choice or a parameter. The rows are in {@code
 * outcomes/logs.txt}; machines of a kind stand for all of that kind.
 */
class PublicLogsTest {
  /** Machine, and changes. */
  private record Kind(String machine, String changes) {}

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("low", new Kind("q35-1g-low", "command-line=\"intel_iommu=off\"")),
          Map.entry("none", new Kind("q35-8g-no-iommu", "command-line=\"\"")),
          Map.entry("vtd-on", new Kind("q35-4g-sound", "command-line=\"intel_iommu=on\"")),
          Map.entry("vtd-off", new Kind("q35-4g-sound", "command-line=\"intel_iommu=off\"")),
          Map.entry("amd-on", new Kind("q35-8g-amdvi-sound", "command-line=\"\"")),
          Map.entry("amd-soft", new Kind("q35-8g-amdvi-sound", "command-line=\"iommu=soft\"")),
          Map.entry("amd-pt", new Kind("q35-8g-amdvi-sound", "command-line=\"iommu=pt\"")),
          Map.entry("gart", new Kind("foxconn-a7da-s", "command-line=\"\"")),
          Map.entry("opt-in", new Kind("port-to-the-outside", "command-line=\"\"")),
          Map.entry(
              "bad-region", new Kind("dell-vostro-14-5459", "command-line=\"intel_iommu=on\"")));

  @ParameterizedTest(name = "{1}, {2}: {3} ({0})")
  @CsvFileSource(resources = "/outcomes/logs.txt", delimiter = '|', numLinesToSkip = 1)
  void thePoolIsThereWhereTheLogHasOne(String log, String release, String situation, String pool) {
    Kind kind = KINDS.get(situation);
    BootReport report = Situations.boot(kind.machine(), release, kind.changes());

    assertThat(report.panic()).isEmpty();
    assertThat(report.pool().isPresent() ? "kept" : "absent").as(log).isEqualTo(pool);
  }
}
