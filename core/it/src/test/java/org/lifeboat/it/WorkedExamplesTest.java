package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.BouncePool.Bookkeeping;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.Reach;

/**
 * Machines worked through by hand, or by a simulator of bootmem, from the source of Linux 2.6.32
 * and 2.6.33 (mm/bootmem.c:alloc_bootmem_core, lib/swiotlb.c:swiotlb_init_with_default_size): where
 * the pool comes to lie, and what the kernel says on the way.
 */
final class WorkedExamplesTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(
      resources = "/outcomes/examples.txt",
      delimiter = '|',
      quoteCharacter = '`',
      numLinesToSkip = 1)
  void thePoolLiesWhereTheSourceSays(
      String kernel, String example, String machine, String changes, String ranges) {
    BouncePool pool = Situations.boot(machine, kernel, changes).pool().orElseThrow();

    assertThat(
            Stream.concat(
                    Stream.of(pool.range()), pool.bookkeeping().stream().map(Bookkeeping::range))
                .map(Object::toString)
                .collect(Collectors.joining(" ")))
        .startsWith(ranges);
  }

  /** Nothing asks for less where there is no room. */
  @ParameterizedTest
  @CsvSource({"linux-2.6.32, q35-8g-no-iommu", "linux-2.6.33, q35-4g-sound"})
  void withoutRoomForThePoolTheKernelPanics(String kernel, String machine) {
    BootReport report = Situations.boot(machine, kernel, "command-line-append=\"swiotlb=1572864\"");

    assertThat(report.panic()).contains("Out of memory");
    assertThat(report.log()).contains("bootmem alloc of 3221225472 bytes failed!");
  }

  /** drivers/pci/dmar.c:dmar_table_init says "success" to whoever comes second. */
  @Test
  void aTableParsedForInterruptRemappingIsUsedAsFarAsItWasRead() {
    BootReport report =
        Situations.boot(
            "vtd-second-all-ones",
            "linux-2.6.32",
            "drivers.intel-vtd.interrupt-remapping=true ;"
                + " drivers.intel-vtd.table-parsing=interrupt-setup");

    assertThat(report.backend()).contains("intel-vtd");
    assertThat(report.devices().stream().map(d -> d.address() + " " + d.reach()).toList())
        .containsAll(
            List.of("0000:00:03.0 " + Reach.TRANSLATED, "0000:00:04.0 " + Reach.UNREACHABLE));
  }
}
