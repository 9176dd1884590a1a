package org.lifeboat.evidence.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.evidence.table.AcpiDump.Dumped;

final class AcpiDumpTest {
  private static final Bytes DMAR =
      TableBytes.named("DMAR")
          .u8(38)
          .u8(1)
          .zeros(10)
          .u16(0)
          .u16(16)
          .u32(1)
          .u64(0xfed90000L)
          .finish();

  /** As acpidump prints it. */
  static String dump(Bytes table) {
    StringBuilder text = new StringBuilder(table.ascii(0, 4)).append(" @ 0x00000000BFFE1234\n");
    for (int at = 0; at < table.length(); at += 16) {
      text.append("    %04X:".formatted(at));
      for (int i = at; i < Math.min(at + 16, table.length()); i++) {
        text.append(" %02X".formatted(table.u8(i)));
      }
      text.append("  DMAR....\n");
    }
    return text.append('\n').toString();
  }

  private static List<Dumped> read(String text) throws TableException {
    return AcpiDump.read(
        "acpi.txt", Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1)), "DMAR"::equals);
  }

  @Test
  void aTableIsReadWithItsAddressAndLine() throws TableException {
    assertThat(read("\n" + dump(DMAR)))
        .containsExactly(new Dumped(new FirmwareTable("DMAR", 0xbffe1234L, DMAR), 3));
  }

  @Test
  void tablesThatNobodyWantsArePassedOver() throws TableException {
    String other = "FACP @ 0x0\n  no row at all\n\n";

    assertThat(read(other + dump(DMAR) + other)).hasSize(1);
  }

  @Test
  void aRowThatIsMissingIsNamed() {
    String text = dump(DMAR).replaceAll("    0010:.*\n", "");

    assertThatThrownBy(() -> read(text))
        .hasMessage("acpi.txt:3: the row is for offset 0x20; 0x10 was expected");
  }

  @Test
  void aTableAmongLinesOfALogIsFound() {
    List<String> lines = new ArrayList<>(List.of("Linux version 6.1.0", "$ sudo acpidump"));
    lines.addAll(dump(DMAR).lines().toList());
    lines.add("BIOS-e820: more");

    assertThat(AcpiDump.among(lines, "DMAR"::equals))
        .containsExactly(new FirmwareTable("DMAR", 0xbffe1234L, DMAR));
  }

  @Test
  void amongLinesOfALogATableThatIsCutDoesNotCount() {
    List<String> lines = dump(DMAR).lines().limit(3).toList();

    assertThat(AcpiDump.among(lines, "DMAR"::equals)).isEmpty();
  }

  @Test
  void aTableWithoutEndIsRefused() {
    StringBuilder text = new StringBuilder("DMAR @ 0x0\n");
    for (int at = 0; at <= AcpiDump.MOST_TABLE_BYTES; at += 16) {
      text.append("%05X:%s\n".formatted(at, " 00".repeat(16)));
    }

    assertThatThrownBy(() -> read(text.toString())).hasMessageContaining("are not read");
  }
}
