package org.lifeboat.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.plan.Machine.Holding;
import org.lifeboat.engine.plan.Machine.NodeMemory;

final class LoggedMemoryTest {
  private static LoggedMemory of(String log) {
    return new LoggedMemory(KernelLog.parse(log));
  }

  private static FirmwareMap map(String... entries) {
    return of("BIOS-e820: " + String.join("\nBIOS-e820: ", entries)).firmwareMap();
  }

  private static MemoryRange range(long start, long end) {
    return new MemoryRange(start, end);
  }

  @Test
  void theMapHasEveryKind() {
    for (Kind kind : Kind.values()) {
      assertThat(map("[mem 0x0000000000001000-0x0000000000001fff] " + kind.text()).entries())
          .containsExactly(new Entry(range(0x1000, 0x2000), kind));
    }
  }

  @Test
  void aKindThatTheKernelDoesNotNameIsReserved() {
    assertThat(map("[mem 0x1000-0x1fff] type 20").entries())
        .containsExactly(new Entry(range(0x1000, 0x2000), Kind.RESERVED));
  }

  @Test
  void olderFirmwareNamesItsMapOtherwise() {
    assertThat(
            of("BIOS-88: [mem 0x0-0x9ffff] usable\nBIOS-e801: [mem 0x100000-0x1fffff] usable")
                .firmwareMap()
                .usable())
        .containsExactlyInAnyOrder(range(0, 0xa0000), range(0x100000, 0x200000));
  }

  @Test
  void noRangeEndsBeforeItStartsOrBehindAllAddresses() {
    assertThat(map("[mem 0x2000-0xfff] usable").entries()).isEmpty();
    assertThat(map("[mem 0x2000-0x1fff] usable").entries()).isEmpty();
    assertThat(map("[mem 0x10000000000000-0xffffffffffffffff] usable").entries()).isEmpty();
    assertThat(map("[mem 0x0-0xffffffffffffffff] usable").usable())
        .containsExactly(range(0, 1L << 52));
    assertThat(map("[mem 0xfffffffffffff-0xfffffffffffff] usable").usable())
        .containsExactly(range((1L << 52) - 1, 1L << 52));
  }

  @Test
  void whatIsNoEntryIsPassedOver() {
    assertThat(
            map(
                    "[mem 0x1000-0x1fff]",
                    "[mem 0x-0x1fff] usable",
                    "[mem 0x11112222333344445-0x1fff] usable",
                    "[mem -1-0x1fff] usable",
                    "")
                .entries())
        .isEmpty();
  }

  @Test
  void entriesThatTheKernelHasNoRoomForAreIgnored() {
    assertThat(of("BIOS-e820: [mem 0x0-0xfff] usable\n".repeat(10_000)).firmwareMap().entries())
        .hasSize(3200);
  }

  @Test
  void theRamDisk() {
    assertThat(of("RAMDISK: [mem 0x7fee3000-0x7ffdffff]").ramDisk())
        .contains(range(0x7fee3000, 0x7ffe0000));
    assertThat(of("RAMDISK: [mem 0x7fee3000-0x7fee2fff]").ramDisk()).isEmpty();
    assertThat(of("").ramDisk()).isEmpty();
  }

  @Test
  void tablesAreFoundInPlaceByNameAndInTheRamDisk() {
    LoggedMemory memory =
        of(
            """
            ACPI: HPET 0x000000007FFE2B2F 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
            ACPI: Reserving FACP table memory at [mem 0x7ffe28fb-0x7ffe29ee]
            ACPI: Reserving FACS table memory at [mem 0x7ffe28fb-0x7ffe0000]
            ACPI: DMAR ACPI table found in initrd [kernel/firmware/acpi/dmar.aml][0x48]
            ACPI: SSDT ACPI table found in initrd [kernel/firmware/acpi/x.aml][0xfffffff]
            ACPI: SSDT ACPI table found in initrd [kernel/firmware/acpi/x.aml][0x100000000]
            """);

    assertThat(memory.tables())
        .containsExactly(new Holding("ACPI FACP", range(0x7ffe28fb, 0x7ffe29ef)));
    assertThat(memory.hasTable("HPET")).isTrue();
    assertThat(memory.hasTable("DMAR")).isFalse();
    assertThat(memory.tablesInRamDisk()).isEqualTo(0x48 + 0xfffffff);
  }

  @Test
  void noKernelHasMoreTablesThanItHasRoomFor() {
    String line = "ACPI: Reserving SSDT table memory at [mem 0x7ffe28fb-0x7ffe29ee]\n";

    assertThat(of(line.repeat(5000)).tables()).hasSize(128);
  }

  @Test
  void nodes() {
    LoggedMemory memory =
        of(
            """
            ACPI: SRAT: Node 0 PXM 0 [mem 0x00000000-0x0009ffff]
            ACPI: SRAT: Node 1 PXM 7 [mem 0x100000000-0x1bfffffff] hotplug
            ACPI: SRAT: Node 1 PXM 7 [mem 0x100000000-0xfffffff] hotplug
            ACPI: SRAT: Node 99999 PXM 7 [mem 0x100000000-0x1bfffffff]
            """);

    assertThat(memory.nodes())
        .containsExactly(
            new NodeMemory(0, range(0, 0xa0000), false),
            new NodeMemory(1, range(0x100000000L, 0x1c0000000L), true));
  }
}
