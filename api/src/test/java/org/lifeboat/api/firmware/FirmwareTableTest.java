package org.lifeboat.api.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirmwareTableTest {
  @Test
  void withItsChecksumAllBytesOfATableAddUpToNothing() {
    byte[] table = new byte[FirmwareTable.HEADER_BYTES];
    table[0] = (byte) 0xf0;
    table[9] = 3;
    table[35] = 0x21;

    Bytes right = FirmwareTable.withChecksum(Bytes.of(table));

    assertThat(right.u8(9)).isEqualTo(0x100 - 0xf0 - 0x21 & 0xff);
    assertThat(right.sum(0, right.length())).isZero();
    assertThat(right.with(9, (byte) 3)).isEqualTo(Bytes.of(table));
  }

  @Test
  void aTableThatEndsBeforeItsChecksumStaysAsItIs() {
    Bytes cut = Bytes.of((byte) 'D', (byte) 'M', (byte) 'A');

    assertThat(FirmwareTable.withChecksum(cut)).isEqualTo(cut);
  }

  @Test
  void aSumIsOfWhatThereIsAndHasEightBits() {
    Bytes bytes = Bytes.of((byte) 0xff, (byte) 0xff, (byte) 5);

    assertThat(bytes.sum(0, 2)).isEqualTo(0xfe);
    assertThat(bytes.sum(1, 100)).isEqualTo(4);
    assertThat(bytes.sum(-3, 0)).isZero();
  }
}
