package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.engine.report.BootReport;

/** What parameters do to Linux 6.1 on a machine of 4 GB; addresses are those of recorded boots. */
final class ParameterRulesTest {
  private static BootReport boot(String commandLine) {
    return Shipped.boot(
        "q35-4g-sound",
        "linux-6.1",
        "reserve-and-keep",
        "machine.boot.command-line=\"nokaslr %s\"".formatted(commandLine));
  }

  @Test
  void theInitrdMovesToWhereTheKernelSeesMemory() {
    BootReport report = boot("memmap=exactmap memmap=640K@0 memmap=2046M@1M memmap=1G@4G");

    assertThat(report.log())
        .anyMatch(line -> line.startsWith("Move RAMDISK from [mem 0x7fee4000-"));
    assertThat(report.pool().orElseThrow().range()).hasToString("0x7bf00000-0x7ff00000");
  }

  @Test
  void theInitrdStaysWhereItIsSeen() {
    assertThat(boot("mem=2G swiotlb=force").log()).noneMatch(line -> line.contains("RAMDISK"));
  }

  @Test
  void aKernelThatCannotMoveItsInitrdPanics() {
    assertThat(boot("mem=1M").panic())
        .hasValueSatisfying(
            text -> assertThat(text).startsWith("Cannot find place for new RAMDISK of size "));
  }

  @Test
  void withoutMemoryBelowOneMegabyteNoOtherProcessorCanStart() {
    BootReport report = boot("memmap=1M$0");

    assertThat(report.panic()).contains("Real mode trampoline was not allocated");
    assertThat(report.log()).anyMatch(line -> line.startsWith("DMAR: dmar0: "));
    assertThat(report.log()).noneMatch(line -> line.startsWith("iommu: "));
  }

  @ParameterizedTest
  @CsvSource({
    "intel_iommu=strict, 'strict mode '",
    "amd_iommu=fullflush, 'strict mode '",
    "iommu.strict=0 intel_iommu=strict, 'strict mode (set via kernel command line)'",
    "iommu.strict=0, 'lazy mode (set via kernel command line)'",
    "quiet, 'lazy mode '",
  })
  void everyDriversParameterMakesInvalidationStrict(String commandLine, String mode) {
    assertThat(boot(commandLine).log())
        .contains("iommu: DMA domain TLB invalidation policy: " + mode);
  }

  @ParameterizedTest
  @CsvSource({"possible_cpus=6, 8", "possible_cpus=6 nr_cpus=3, 4", "nosmp, 1"})
  void thePoolHasAnAreaForEachPossibleProcessor(String commandLine, int areas) {
    assertThat(boot(commandLine).log()).contains("software IO TLB: area num %d.".formatted(areas));
  }
}
