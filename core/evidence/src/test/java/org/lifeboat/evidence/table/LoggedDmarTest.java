package org.lifeboat.evidence.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.evidence.log.KernelLog;
import org.lifeboat.evidence.log.RealLog;

final class LoggedDmarTest {
  private static LoggedDmar of(String... messages) {
    return new LoggedDmar(new KernelLog(List.of(messages)));
  }

  private static Bytes table(String... messages) {
    return of(messages).table(List.of()).orElseThrow();
  }

  @Test
  void theTableHasWidthUnitsAndRegionsOfTheLog() {
    Bytes table = table(RealLog.messages().toArray(String[]::new));

    assertThat(table.ascii(0, 4)).isEqualTo("DMAR");
    assertThat(table.u32(4)).isEqualTo(table.length());
    assertThat(table.u8(36)).isEqualTo(38);
    assertThat(RemappingUnits.addresses(List.of(new FirmwareTable("DMAR", 0, table))))
        .containsExactly(0xfed90000L, 0xfed91000L);
    assertThat(ReservedRegions.of(new FirmwareTable("DMAR", 0, table))).hasSize(3);
  }

  @Test
  void itsBytesAddUpToZero() {
    Bytes table = table("DMAR: Host address width 46");

    int sum = 0;
    for (int i = 0; i < table.length(); i++) {
      sum += table.u8(i);
    }
    assertThat(sum & 0xff).isZero();
  }

  @Test
  void whereNoKernelParsedOneThereIsNone() {
    assertThat(of("ACPI: DMAR 0x000000006D7FD588 0000C8").isParsed()).isFalse();
    assertThat(of("DMAR: IOMMU enabled").table(List.of())).isEmpty();
  }

  @Test
  void aComplaintTellsOfTheUnitAtZero() {
    Bytes table = table("DMAR: [Firmware Bug]: Your BIOS is broken; DMAR reported at address 0!");

    assertThat(RemappingUnits.addresses(List.of(new FirmwareTable("DMAR", 0, table))))
        .containsExactly(0L);
  }

  @Test
  void aUnitThatReadsAllOnesIsDead() {
    LoggedDmar dmar =
        of(
            "DMAR: [Firmware Bug]: Your BIOS is broken; DMAR reported at address fed90000 returns"
                + " all ones!");

    assertThat(dmar.deadUnits()).containsExactly(0xfed90000L);
    assertThat(of("Your BIOS is broken; DMAR reported at address zero!").deadUnits()).isEmpty();
  }

  @Test
  void flagsOfTheTableShowInWhatIsSaidOfThem() {
    String width = "DMAR: Host address width 39";

    assertThat(table(width).u8(37)).isEqualTo(1);
    assertThat(
            table(width, "DMAR-IR: x2apic is disabled because BIOS sets x2apic opt out bit.")
                .u8(37))
        .isEqualTo(3);
    assertThat(table(width, "DMAR: Intel-IOMMU force enabled due to platform opt in").u8(37))
        .isEqualTo(5);
  }
}
