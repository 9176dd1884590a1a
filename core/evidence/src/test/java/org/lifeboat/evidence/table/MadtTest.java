package org.lifeboat.evidence.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.Bytes;

class MadtTest {
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
}
