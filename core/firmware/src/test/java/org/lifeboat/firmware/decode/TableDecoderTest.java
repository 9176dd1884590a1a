package org.lifeboat.firmware.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.firmware.Acpi;
import org.lifeboat.firmware.RealTables;

class TableDecoderTest {
  private static final String UNIT = "0000 1000 01 00 0000 0000d9fe00000000";

  private static Structure only(Bytes table) {
    Table decoded = Acpi.decoded(table);
    assertThat(decoded.structures()).hasSize(1);
    return decoded.structures().get(0);
  }

  private static String words(Structure structure, String field) {
    return structure.field(field).map(f -> f.hex() + " " + f.meaning()).orElse("-");
  }

  @Test
  void theHeaderIsReadFieldByField() {
    Table table = Acpi.decoded(Acpi.dmar(UNIT));

    assertThat(words(table.header(), "Length")).isEqualTo("0x00000040 64 bytes");
    assertThat(words(table.header(), "OEMID")).endsWith(" \"LIFEBT\"");
    assertThat(words(table.header(), "Host Address Width")).isEqualTo("0x26 39 bits");
    assertThat(words(table.header(), "Flags")).isEqualTo("0x01 INTR_REMAP");
  }

  @Test
  void aUnitHasFlagsSegmentAndAddress() {
    Structure unit = only(Acpi.dmar(UNIT));

    assertThat(unit.name()).isEqualTo("DRHD");
    assertThat(words(unit, "Flags")).isEqualTo("0x01 INCLUDE_PCI_ALL");
    assertThat(unit.number("Register Base Address")).isEqualTo(0xfed90000L);
    assertThat(unit.flaws()).isEmpty();
  }

  @Test
  void aScopeHasAsManyStepsAsItsLengthLeavesRoomFor() {
    Structure unit =
        only(Acpi.dmar("0000 1a00 00 00 0000 0000d9fe00000000 02 0a 0000 00 00 1c00 0001"));

    assertThat(unit.children()).hasSize(1);
    assertThat(unit.children().get(0).fields().stream().filter(f -> f.name().equals("Path")))
        .extracting(Field::meaning)
        .containsExactly("device 1c, function 0", "device 00, function 1");
  }

  @Test
  void aNameEndsAtItsNul() {
    Structure device = only(Acpi.dmar("0400 1000 000000 07 5c5f5342 00 000000"));

    assertThat(words(device, "ACPI Device Number")).isEqualTo("0x07 ");
    assertThat(device.field("ACPI Object Name").orElseThrow().length()).isEqualTo(5);
    assertThat(device.field("Padding").orElseThrow().length()).isEqualTo(3);
  }

  @Test
  void flagsOfAScopeCountInASidpOnly() {
    Table table =
        Acpi.decoded(
            Acpi.dmar(
                "0600 1000 0000 0000 01 08 18 00 00 00 0200",
                "0500 1000 01 00 0000 01 08 18 00 00 00 0200"));

    assertThat(words(table.structures().get(0).children().get(0), "Flags"))
        .isEqualTo("0x18 ATC_HARDENED, ATC_REQUIRED");
    assertThat(table.structures().get(1).children().get(0).field("Reserved").orElseThrow().stray())
        .isEqualTo("all of it is reserved");
  }

  @Test
  void anIvhdHoldsEntriesOfAllLengths() {
    Structure unit =
        only(
            Acpi.ivrs(
                "40 b0 5200 0200 4000 0000d8fe00000000 0000 0000 00000000 0100000000000000"
                    + " 0000000000000000 02 1800 00 43 00ff00 00 a500 00"
                    + " f0 a500 40 414d444930303230 0000000000000000 02 08 5c5f53422e465230"));

    assertThat(unit.children())
        .extracting(Structure::name)
        .containsExactly("Select", "Alias range start", "ACPI device");
    Structure device = unit.children().get(2);
    assertThat(words(device, "Hardware ID")).endsWith("\"AMDI0020\"");
    assertThat(words(device, "UID")).endsWith("\"\\_SB.FR0\"");
    assertThat(words(unit.children().get(1), "Source DevID")).isEqualTo("0x00a5 00:14.5");
  }

  @Test
  void aStructureWithoutALengthEndsTheWalk() {
    Table table = Acpi.decoded(Acpi.dmar("0100 0000", UNIT));

    assertThat(table.structures()).hasSize(1);
    assertThat(table.structures().get(0).flaws()).containsExactly(Flaw.NO_LENGTH);
    assertThat(table.structures().get(0).fields())
        .extracting(Field::name)
        .contains("Type", "Length");
  }

  @Test
  void whatPassesTheEndIsDecodedAsFarAsThereAreBytes() {
    Structure region = only(Acpi.dmar("0100 2000 0000 0000 0000"));

    assertThat(region.flaws()).containsExactly(Flaw.PAST_END);
    assertThat(region.fields())
        .extracting(Field::name)
        .containsExactly("Type", "Length", "Reserved", "Segment Number");
    assertThat(region.number("Reserved Memory Region Limit Address")).isZero();
  }

  @Test
  void aTableOfNoBytesIsDecoded() {
    assertThat(TableDecoder.decode(TableKind.DMAR, Bytes.EMPTY).all()).hasSize(1);
  }

  @Test
  void everyByteOfEveryRealTableIsInOneField() {
    RealTables.all()
        .forEach(
            (name, content) -> {
              int next = 0;
              for (Field field : RealTables.decode(content).fields().toList()) {
                assertThat(field.offset()).as(name).isEqualTo(next);
                assertThat(field.raw())
                    .as(name)
                    .isEqualTo(content.slice(next, next + field.length()));
                next += field.length();
              }
              assertThat(next).as(name).isEqualTo(content.length());
            });
  }
}
