package org.lifeboat.api.pci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PciAddressTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, 0000:00:00.0",
    "0, 0, 0x1f, 2, 0000:00:1f.2",
    "0xffff, 0xff, 31, 7, ffff:ff:1f.7",
    "0x8a, 0xb, 9, 1, 008a:0b:09.1",
  })
  void isWrittenAsTheKernelWritesItAndReadBack(
      String segment, String bus, String device, int function, String text) {
    PciAddress address =
        new PciAddress(
            Integer.decode(segment), Integer.decode(bus), Integer.decode(device), function);

    assertThat(address).hasToString(text);
    assertThat(PciAddress.parse(text)).isEqualTo(address);
  }

  @Test
  void aPartOutOfBoundsIsNamed() {
    assertThatThrownBy(() -> new PciAddress(0x10000, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no PCI address: 10000:0:0.0");
  }
}
