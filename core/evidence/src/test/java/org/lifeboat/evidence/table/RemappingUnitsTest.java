package org.lifeboat.evidence.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;

final class RemappingUnitsTest {
  private final ByteBuffer table =
      ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN).position(48);

  private RemappingUnitsTest structure(int type, int length, long base) {
    int at = table.position();
    table.putShort(at, (short) type).putShort(at + 2, (short) length).putLong(at + 8, base);
    table.position(at + Math.max(length, 16));
    return this;
  }

  private Set<Long> read(String signature) {
    return read(signature, table.position());
  }

  private Set<Long> read(String signature, int length) {
    return RemappingUnits.addresses(
        List.of(new FirmwareTable(signature, 0, Bytes.of(table.array()).slice(0, length))));
  }

  @Test
  void theUnitsOfDmarAscendingEachOnce() {
    structure(0, 16, 0xfed91000L)
        .structure(1, 24, 0x1234000)
        .structure(0, 24, -4096)
        .structure(0, 16, 0)
        .structure(0, 16, 0xfed91000L);

    assertThat(read("DMAR")).containsExactly(0L, 0xfed91000L, -4096L);
    assertThat(read("XXXX")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x10, 0x11, 0x40})
  void theUnitsOfIvrs(int type) {
    assertThat(structure(type, 24, 0xfed80000L).structure(0x20, 32, 0x1000).read("IVRS"))
        .containsExactly(0xfed80000L);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void aStructureTooShortToPassEndsTheTable(int length) {
    assertThat(structure(1, length, 0).structure(0, 16, 0x5000).read("DMAR")).isEmpty();
  }

  @Test
  void whatPassesTheEndReadsZero() {
    structure(0, 0xffff, 0xfed90000L);

    assertThat(read("DMAR", 48 + 12)).containsExactly(0xfed90000L);
    assertThat(read("DMAR", 48 + 8)).containsExactly(0L);
    assertThat(read("DMAR", 48 + 3)).isEmpty();
    assertThat(read("DMAR", 0)).isEmpty();
  }

  @Test
  void nobodyLooksForMoreUnitsThanKernelsServe() {
    for (int i = 1; i <= 5000; i++) {
      structure(0, 16, i * 4096L);
    }
    assertThat(read("DMAR")).hasSize(2048).contains(4096L);
  }

  @Property
  void anyBytesAreRead(@ForAll byte[] bytes) {
    Bytes content = Bytes.of(bytes);

    assertThat(
            RemappingUnits.addresses(
                List.of(
                    new FirmwareTable("DMAR", 0, content), new FirmwareTable("IVRS", 0, content))))
        .hasSizeLessThanOrEqualTo(2048);
  }
}
