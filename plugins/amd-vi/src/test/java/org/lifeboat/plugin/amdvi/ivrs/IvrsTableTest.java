package org.lifeboat.plugin.amdvi.ivrs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;

class IvrsTableTest {
  private static final int BLOCK = IvrsTable.HEADER_BYTES;

  /** A table of these bytes behind its header, which claims just them. */
  private static IvrsTable decode(int... blocks) {
    byte[] content = new byte[BLOCK + blocks.length];
    content[4] = (byte) content.length;
    for (int i = 0; i < blocks.length; i++) {
      content[BLOCK + i] = (byte) blocks[i];
    }
    return decode(Bytes.of(content), EntryLengths.WITH_ACPI_DEVICES);
  }

  private static IvrsTable decode(Bytes content, EntryLengths lengths) {
    return IvrsTable.decode(new FirmwareTable("IVRS", 0, content), lengths);
  }

  /** A 10h block with these entries. */
  private static int[] unit(int... entries) {
    int[] block = new int[24 + entries.length];
    block[0] = 0x10;
    block[2] = block.length;
    System.arraycopy(entries, 0, block, 24, entries.length);
    return block;
  }

  private static IvrsBlock.Ivhd onlyUnit(int... entries) {
    return decode(unit(entries)).units().findFirst().orElseThrow();
  }

  @Test
  void aHeaderAloneHasNoBlocks() {
    assertThat(decode().blocks()).isEmpty();
    assertThat(decode().end()).isEqualTo(WalkEnd.EXACT);
  }

  @Test
  void aBlockOfLengthZeroIsFollowedByItself() {
    assertThat(decode(0x10, 0, 0, 0).end()).isEqualTo(WalkEnd.ENDLESS);
  }

  @Test
  void aBlockMayClaimMoreThanThereIs() {
    assertThat(decode(0x21, 0, 5, 0).end()).isEqualTo(WalkEnd.PAST_END);
  }

  @Test
  void aTableThatClaimsMoreThanThereIsEndsInZeros() {
    Bytes content =
        Bytes.of(new byte[BLOCK]).with(4, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff);

    assertThat(decode(content, EntryLengths.WITH_ACPI_DEVICES).end()).isEqualTo(WalkEnd.ENDLESS);
  }

  @Test
  void entriesAreReadByType() {
    IvrsBlock.Ivhd unit =
        onlyUnit(
            1, 0, 0, 0, // all
            2, 0x10, 1, 0, // select
            3, 8, 0, 0, // start
            4, 0xff, 0xff, 0, // end
            0x42, 1, 2, 0, 0, 3, 4, 0, // alias
            0x43, 1, 2, 0, 0, 3, 4, 0, // alias range
            0x48, 0, 0, 0, 0x21, 0xa0, 0, 1); // I/O APIC

    assertThat(unit.entries())
        .containsExactly(
            new IvhdEntry.All(),
            new IvhdEntry.Select(0x110),
            new IvhdEntry.RangeStart(8),
            new IvhdEntry.RangeEnd(0xffff),
            new IvhdEntry.Alias(0x201, 0x403),
            new IvhdEntry.AliasRangeStart(0x201, 0x403),
            new IvhdEntry.Special(0x21, 0xa0, 1));
    assertThat(unit.end()).isEqualTo(WalkEnd.EXACT);
  }

  @Test
  void anAcpiDeviceIsAsLongAsItsName() {
    int[] entry = new int[25];
    entry[0] = 0xf0;
    entry[4] = 'A';
    entry[20] = 2;
    entry[21] = 3;
    entry[22] = 'x';

    assertThat(onlyUnit(entry).entries())
        .singleElement()
        .isEqualTo(
            new IvhdEntry.AcpiDevice(
                0,
                Bytes.of(
                    (byte) 'A',
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0),
                2,
                Bytes.of((byte) 'x', (byte) 0, (byte) 0)));
  }

  @Test
  void aHighTypeWithoutALengthEndsNever() {
    assertThat(onlyUnit(0x80, 0, 0, 0).end()).isEqualTo(WalkEnd.ENDLESS);
  }

  @Test
  void oldKernelsGiveEveryTypeALength() {
    int[] block = unit(0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    byte[] content = new byte[BLOCK + block.length];
    content[4] = (byte) content.length;
    for (int i = 0; i < block.length; i++) {
      content[BLOCK + i] = (byte) block[i];
    }

    assertThat(decode(Bytes.of(content), EntryLengths.BY_TYPE).units())
        .singleElement()
        .satisfies(u -> assertThat(u.end()).isEqualTo(WalkEnd.EXACT))
        .satisfies(u -> assertThat(u.entries()).containsExactly(new IvhdEntry.Unknown(0x80)));
  }

  @Test
  void anEntryMayReachBehindItsBlock() {
    assertThat(onlyUnit(0x42, 0, 0, 0).end()).isEqualTo(WalkEnd.PAST_END);
  }

  @Test
  void aBlockShorterThanItsHeaderHasNoEntriesAndNoRightEnd() {
    IvrsBlock.Ivhd unit = decode(0x10, 0, 4, 0).units().findFirst().orElseThrow();

    assertThat(unit.entries()).isEmpty();
    assertThat(unit.end()).isEqualTo(WalkEnd.PAST_END);
  }
}
