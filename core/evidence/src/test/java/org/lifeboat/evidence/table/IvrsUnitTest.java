package org.lifeboat.evidence.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciAddress;

final class IvrsUnitTest {
  private static TableBytes table() {
    return TableBytes.named("IVRS").u32(0x0020_3043).zeros(8);
  }

  private static TableBytes unit(TableBytes table, int type, int id, long features) {
    return table
        .u8(type)
        .u8(0)
        .u16(40)
        .u16(id)
        .u16(0x40)
        .u64(0xfeb80000L)
        .u16(0)
        .u16(0)
        .u32(0)
        .u64(features)
        .u64(0);
  }

  @Test
  void aUnitHasFunctionRegistersAndFeatures() {
    Bytes content = unit(table(), 0x11, 2, 0x22294a).finish();

    assertThat(IvrsUnit.of(content))
        .containsExactly(new IvrsUnit(new PciAddress(0, 0, 0, 2), 0x40, 0xfeb80000L, 0x22294a));
  }

  @Test
  void anOldBlockHasNoFeatures() {
    assertThat(IvrsUnit.of(unit(table(), 0x10, 2, 0x22294a).finish()))
        .extracting(IvrsUnit::features)
        .containsExactly(0L);
  }

  @Test
  void aUnitThatSeveralBlocksDescribeIsOne() {
    Bytes content = unit(unit(table(), 0x10, 2, 0), 0x11, 2, 7).finish();

    assertThat(IvrsUnit.of(content)).hasSize(1);
  }

  @Test
  void theMadeUpTableHasTheUnitsItWasMadeOf() {
    Bytes content = LoggedIvrs.of(List.of(LoggedIvrs.assumedUnit()));

    assertThat(IvrsUnit.of(content))
        .extracting(IvrsUnit::address, IvrsUnit::registers)
        .containsExactly(tuple(new PciAddress(0, 0, 0, 2), LoggedIvrs.registers(0)));
  }

  @Test
  void aBlockThatEndsNowhereEndsTheTable() {
    assertThat(IvrsUnit.of(table().u8(0x10).u8(0).u16(0).finish())).isEmpty();
    assertThat(IvrsUnit.of(Bytes.EMPTY)).isEmpty();
  }

  @Test
  void memoryThatTheTableDefinesIsReserved() {
    Bytes content =
        table().u8(0x21).u8(8).u16(32).u32(0).u64(0).u64(0x7e000000L).u64(0x1000).finish();

    assertThat(ReservedRegions.of(new FirmwareTable("IVRS", 0, content)))
        .containsExactly(MemoryRange.ofSize(0x7e000000L, 0x1000));
    assertThat(ReservedRegions.of(new FirmwareTable("APIC", 0, content))).isEmpty();
  }
}
