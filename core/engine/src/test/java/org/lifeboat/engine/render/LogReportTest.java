package org.lifeboat.engine.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.report.BootReport.HardwareIommu;

/** The kernel's log. */
class LogReportTest {
  @Test
  void onlyWhatTheKernelPrintedIsInItALineEach() {
    assertThat(new LogReport().render(SampleReports.bounced()))
        .isEqualTo(
            """
            DMAR: Host address width 39
            [Firmware Bug]: Your BIOS is broken; DMAR reported at address 0!
            BIOS vendor: x
            """);
  }

  @Test
  void aKernelThatPrintedNothingGivesNothing() {
    assertThat(new LogReport().render(SampleReports.panic())).isEmpty();
  }

  @Test
  void controlCharactersAreWrittenAsTheKernelWritesThem() {
    var report =
        SampleReports.report(
            "nommu",
            Optional.of("nommu"),
            HardwareIommu.NONE,
            Optional.empty(),
            SampleReports.cost(0, 0, 0, 0, 0, List.of()),
            List.of(),
            List.of(new BootEvent.Printed(Severity.INFO, "BIOS vendor: \033[31mred")));
    assertThat(new LogReport().render(report)).isEqualTo("BIOS vendor: \\x1b[31mred\n");
  }
}
