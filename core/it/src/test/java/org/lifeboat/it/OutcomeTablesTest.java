package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.DeviceFate;
import org.lifeboat.engine.report.BootReport.Reach;

/**
 * What becomes of DMA, situation by situation: with RAM above 4 GB, without, and under each
 * parameter that matters (arch/x86/kernel/pci-dma.c:pci_iommu_alloc and pci_iommu_init). The rows
 * are in {@code outcomes/rows.txt} for Linux 2.6.32 and 2.6.33 and in {@code outcomes/versions.txt}
 * for what came after, on machines that ship or lie beside them.
 *
 * <p>An outcome is: who serves DMA; the pool (never, kept, freed); what becomes of the devices with
 * 32-bit masks; where the IOMMU failed; whether the pool's three lines are printed early (E), when
 * memory is set up, or late (L), when the IOMMUs are started.
 */
final class OutcomeTablesTest {
  private static final String POOL_LINE =
      "PCI-DMA: Using software bounce buffering for IO (SWIOTLB)";

  @ParameterizedTest(name = "{0}, {1}: {2}: {5}")
  @CsvFileSource(
      resources = {"/outcomes/rows.txt", "/outcomes/versions.txt"},
      delimiter = '|',
      quoteCharacter = '`',
      numLinesToSkip = 1)
  void row(
      String kernel,
      String section,
      String row,
      String machine,
      String changes,
      String outcome,
      String line) {
    BootReport report = Situations.boot(machine, kernel, changes);

    assertThat(report.failure()).isEmpty();
    assertThat(outcome(report)).isEqualTo(outcome);
    if (line != null) {
      assertThat(Situations.log(report)).contains(line);
    }
  }

  private static String outcome(BootReport report) {
    return report
        .panic()
        .map(text -> "panic: " + text)
        .orElseGet(
            () ->
                String.join(
                    ", ",
                    report.backend().orElseThrow(),
                    pool(report),
                    devices(report),
                    failedAt(report),
                    announced(report)));
  }

  private static String pool(BootReport report) {
    long reserved = report.memory().reservedEarlyBytes();
    if (reserved == 0) {
      return "never";
    }
    long returned = report.memory().returnedBytes();
    if (returned == 0) {
      return report.pool().isPresent() ? "kept" : "lost";
    }
    return returned == reserved ? "freed" : "freed in part";
  }

  private static String devices(BootReport report) {
    return report.devices().stream()
        .filter(device -> device.maskBits() == 32)
        .map(DeviceFate::reach)
        .map(reach -> reach == Reach.UNREACHABLE ? "DEAD" : reach.name().toLowerCase(Locale.ROOT))
        .distinct()
        .sorted()
        .collect(Collectors.joining("+"));
  }

  private static String failedAt(BootReport report) {
    return report.hardware().failedAt().map(at -> at.name().toLowerCase(Locale.ROOT)).orElse("-");
  }

  private static String announced(BootReport report) {
    return Situations.log(report).stream()
        .filter(line -> line.endsWith(POOL_LINE))
        .map(line -> line.substring(0, 1))
        .findFirst()
        .orElse("-");
  }
}
