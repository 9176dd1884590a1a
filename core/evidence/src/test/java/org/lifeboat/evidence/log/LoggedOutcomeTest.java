package org.lifeboat.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.evidence.log.LoggedOutcome.Remapping;

final class LoggedOutcomeTest {
  private static final String TABLE =
      "ACPI: DMAR 0x000000006D7FD588 0000C8 (v01 INTEL  EDK2     00000002      01000013)";
  private static final String LATER = "Freeing unused kernel image (initmem) memory: 2756K";

  private static LoggedOutcome of(String... messages) {
    return new LoggedOutcome(new KernelLog(List.of(messages)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "software IO TLB: mapped [mem 0x0000000066c00000-0x000000006ac00000] (64MB)",
        "software IO TLB [mem 0x66c00000-0x6ac00000] (64MB) mapped at [ffff880066c00000-x]",
        "software IO TLB at phys 0x66c00000 - 0x6ac00000"
      })
  void thePoolIsReadInEveryFormItHasHad(String line) {
    LoggedOutcome outcome = of(line);

    assertThat(outcome.pool()).contains(new MemoryRange(0x66c00000L, 0x6ac00000L));
    assertThat(outcome.hasPool()).contains(true);
  }

  @Test
  void aPoolThatEndsBeforeItStartsIsNone() {
    assertThat(of("software IO TLB: mapped [mem 0x6ac00000-0x66c00000] (64MB)").pool()).isEmpty();
  }

  @Test
  void aLogThatEndsEarlySaysNothingOfThePool() {
    assertThat(of("Linux version 6.1.0").hasPool()).isEmpty();
    assertThat(of("Linux version 6.1.0", LATER).hasPool()).contains(false);
  }

  @Test
  void aPoolThatIsGivenBackIsNone() {
    assertThat(
            of(
                    "software IO TLB: mapped [mem 0x66c00000-0x6ac00000] (64MB)",
                    "software IO TLB: tearing down default memory pool")
                .hasPool())
        .contains(false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ON | DMAR: Intel(R) Virtualization Technology for Directed I/O",
        "ON | pci 0000:00:02.0: Adding to iommu group 0",
        "ON | iommu: Adding device 0000:00:02.0 to group 0",
        "ON | PCI-DMA: using GART IOMMU.",
        "FAILED | DMAR: Initialization failed",
        "FAILED | Your BIOS is broken; DMAR reported at address zero!",
        "PARSED_OFF | DMAR: Host address width 39",
        "UNUSED | ACPI: Interpreter enabled"
      })
  void whatBecameOfTheHardwareShows(Remapping remapping, String message) {
    assertThat(of(TABLE, message, LATER).remapping()).contains(remapping);
  }

  @Test
  void withoutATableThereIsNoHardware() {
    assertThat(of("Linux version 6.1.0", LATER).remapping()).contains(Remapping.NONE);
  }

  @Test
  void theRealLogSaysThatTheHardwareTranslates() {
    assertThat(of(RealLog.messages().toArray(String[]::new)).remapping()).contains(Remapping.ON);
  }
}
