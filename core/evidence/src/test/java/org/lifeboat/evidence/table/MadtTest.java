package org.lifeboat.evidence.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.evidence.log.LoggedHardware.LoggedIoApic;

final class MadtTest {
  private static Bytes table(int... entries) {
    byte[] all = new byte[44 + entries.length];
    for (int i = 0; i < entries.length; i++) {
      all[44 + i] = (byte) entries[i];
    }
    return Bytes.of(all);
  }

  @Test
  void processorsThatMayBePluggedCountAndPlaceholdersDoNot() {
    Bytes three =
        table(
            0, 8, 0, 0, 1, 0, 0, 0, // there
            0, 8, 1, 1, 0, 0, 0, 0, // may be plugged
            0, 8, 2, 0xff, 0, 0, 0, 0, // nothing
            1, 12, 0, 0, 0, 0, 0xc0, 0xfe, 0, 0, 0, 0, // an I/O APIC
            9, 16, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0);

    assertThat(Madt.processors(three)).isEqualTo(3);
  }

  @Test
  void aTableThatEndsEarlyOrStandsStillIsReadAsFarAsItGoes() {
    assertThat(Madt.processors(Bytes.EMPTY)).isZero();
    assertThat(Madt.processors(table(0, 8, 0, 0, 1, 0, 0, 0, 0, 0))).isEqualTo(1);
  }

  @Test
  void aTableThatHoldsTheIoApics() {
    Bytes table =
        Madt.ofIoApics(
            List.of(new LoggedIoApic(2, 0xfec00000L, 0), new LoggedIoApic(255, 0xffffffffL, 24)));

    assertThat(table.ascii(0, 4)).isEqualTo("APIC");
    assertThat(table.length()).isEqualTo(44 + 24);
    assertThat(table.u32(4)).isEqualTo(44 + 24);
    assertThat(table.u8(44)).isEqualTo(1);
    assertThat(table.u8(45)).isEqualTo(12);
    assertThat(table.u8(46)).isEqualTo(2);
    assertThat(table.u32(48)).isEqualTo(0xfec00000);
    assertThat(table.u32(52)).isZero();
    assertThat(table.u8(58)).isEqualTo(255);
    assertThat(table.u32(60)).isEqualTo(-1);
    assertThat(table.u32(64)).isEqualTo(24);
  }

  @Test
  void aTableWithoutEntriesIsItsHeader() {
    assertThat(Madt.ofIoApics(List.of()).length()).isEqualTo(44);
  }
}
