package org.lifeboat.plugin.amdvi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.testkit.TestStage;

/** {@code amd_iommu_dump}: the table told line by line. */
class TableDumpTest {
  private static List<String> dumped(String commandLine, byte[]... entries) {
    TestStage stage =
        new TestStage(
            Machines.q35(IvrsBytes.table(IvrsBytes.unit(entries)))
                .withRegisters(Machines.soundUnit())
                .withCommandLine(commandLine));
    Boots.boot(stage, Dialect.LINUX_6_1);
    return stage.printed().stream().filter(line -> line.startsWith("AMD-Vi: AMD-Vi: ")).toList();
  }

  @Test
  void nothingIsToldUnasked() {
    assertThat(dumped("quiet", IvrsBytes.ALL, IvrsBytes.SOUTHBRIDGE)).isEmpty();
  }

  @Test
  void theUnitItsSegmentAndItsEntriesAreToldInOrder() {
    assertThat(dumped("amd_iommu_dump", IvrsBytes.select(0xfa), IvrsBytes.SOUTHBRIDGE))
        .containsExactly(
            "AMD-Vi: AMD-Vi: Using IVHD type 0x10",
            "AMD-Vi: AMD-Vi: device: 0000:00:02.0 cap: 0040 flags: 0 info 0000",
            "AMD-Vi: AMD-Vi:        mmio-addr: 00000000fed80000",
            "AMD-Vi: AMD-Vi: PCI segment : 0x0, last bdf : 0x00fa",
            "AMD-Vi: AMD-Vi:   DEV_SELECT\t\t\t devid: 0000:00:1f.2 flags: 00",
            "AMD-Vi: AMD-Vi:   DEV_SPECIAL(IOAPIC[0])\t\tdevid: 0000:00:14.0");
  }

  @Test
  void entriesAreToldWithTheirFlagsAndAliases() {
    byte[] all = {1, 0, 0, (byte) 0xd7};
    byte[] alias = {0x42, (byte) 0xf8, 0, 2, 0, 8, 0, 0};
    byte[] aliases = {0x43, (byte) 0xf9, 0, 3, 0, 0x18, 0, 0};
    byte[] last = {4, (byte) 0xff, 0, 0};
    byte[] extended = {0x46, 0, 0, 4, 1, 0, 0, (byte) 0x80};

    assertThat(dumped("amd_iommu_dump=1", all, alias, aliases, last, extended))
        .endsWith(
            "AMD-Vi: AMD-Vi:   DEV_ALL\t\t\tflags: d7",
            "AMD-Vi: AMD-Vi:   DEV_ALIAS\t\t\t devid: 0000:00:1f.0 flags: 02 devid_to: 00:01.0",
            "AMD-Vi: AMD-Vi:   DEV_ALIAS_RANGE\t\t devid: 0000:00:1f.1 flags: 03"
                + " devid_to: 0000:00:03.0",
            "AMD-Vi: AMD-Vi:   DEV_RANGE_END\t\t devid: 0000:00:1f.7",
            "AMD-Vi: AMD-Vi:   DEV_EXT_SELECT\t\t devid: 0000:00:00.0 flags: 04 ext: 80000001");
  }
}
