package org.lifeboat.plugin.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressWidthTest {
  @ParameterizedTest(name = "{2} is {1}")
  @CsvSource({
    "0x060400, NO_DMA, a bridge",
    "0x050000, NO_DMA, memory",
    "0x0c0500, NO_DMA, an SMBus controller",
    "0x080000, NO_DMA, an interrupt controller",
    "0x010802, WIDE, an NVMe disk",
    "0x010601, WIDE, an AHCI controller",
    "0x0c0330, WIDE, an xHCI controller",
    "0x0c0340, WIDE, a USB4 controller",
    "0x040300, WIDE, HD audio",
    "0x01018a, NARROW, an IDE controller",
    "0x0c0310, NARROW, an OHCI controller",
    "0x0c0320, NARROW, an EHCI controller",
    "0x0c0010, NARROW, a FireWire controller",
    "0x040100, NARROW, a sound card of old",
    "0x080501, NARROW, an SD host",
    "0x020000, UNTOLD, a network card",
    "0x028000, UNTOLD, a wireless card",
    "0x030000, UNTOLD, graphics",
    "0x010400, UNTOLD, a RAID controller",
    "0x000000, UNTOLD, what has no class",
    "0xffffff, UNTOLD, what is outside all classes",
  })
  void aClassSaysHowFarItsFunctionsReach(String classCode, AddressWidth width, String what) {
    assertThat(AddressWidth.of(Integer.decode(classCode))).as(what).isEqualTo(width);
  }
}
