package org.lifeboat.plugin.amdvi.ivrs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;

/**
 * An IVRS table (AMD I/O Virtualization Technology specification, section 5.2), cut into its
 * blocks. Any bytes can be decoded; what lies behind the content reads as zero.
 *
 * @param content the table's bytes
 * @param length bytes that its header claims
 * @param ivInfo the IVinfo word at byte 36: {@link #FEATURES_REPORTED} and others
 * @param blocks what stands in it, in order
 * @param end where the walk over them ends
 */
public record IvrsTable(
    Bytes content, long length, int ivInfo, List<IvrsBlock> blocks, WalkEnd end) {
  /** Bytes before the first block (IVRS_HEADER_LENGTH). */
  public static final int HEADER_BYTES = 48;

  /**
   * Bit of {@link #ivInfo}: the feature registers in 11h and 40h blocks hold what the hardware says
   * (IVINFO EFRSup).
   */
  public static final int FEATURES_REPORTED = 1;

  /** Copies the list. */
  public IvrsTable {
    blocks = List.copyOf(blocks);
  }

  /** Cuts a table into blocks; takes time in proportion to its bytes. */
  public static IvrsTable decode(FirmwareTable table, EntryLengths lengths) {
    Bytes content = table.content();
    long length = table.claimedLength();
    List<IvrsBlock> blocks = new ArrayList<>();
    int offset = HEADER_BYTES;
    while (offset < length) {
      int blockLength = content.u16(offset + 2);
      if (blockLength == 0) {
        return new IvrsTable(content, length, content.u32(36), blocks, WalkEnd.ENDLESS);
      }
      blocks.add(block(content, offset, lengths));
      offset += blockLength;
    }
    WalkEnd end = offset == length ? WalkEnd.EXACT : WalkEnd.PAST_END;
    return new IvrsTable(content, length, content.u32(36), blocks, end);
  }

  /** The units it describes, in order. */
  public Stream<IvrsBlock.Ivhd> units() {
    return blocks.stream().filter(IvrsBlock.Ivhd.class::isInstance).map(IvrsBlock.Ivhd.class::cast);
  }

  /** Whether all its bytes add up to 0 (ACPI specification, 5.2.6), as far as there are any. */
  public boolean checksumRight() {
    return content.sum(0, (int) Math.min(length, content.length())) == 0;
  }

  private static IvrsBlock block(Bytes content, int offset, EntryLengths lengths) {
    int type = content.u8(offset);
    return switch (type) {
      case 0x10, 0x11, 0x40 -> unit(content, offset, type, lengths);
      case 0x20, 0x21, 0x22 ->
          new IvrsBlock.Ivmd(
              offset,
              type,
              content.u16(offset + 2),
              content.u16(offset + 4),
              content.u16(offset + 6),
              content.u8(offset + 1),
              content.u64(offset + 16),
              content.u64(offset + 24));
      default ->
          new IvrsBlock.Unknown(offset, type, content.u16(offset + 2), content.u16(offset + 4));
    };
  }

  private static IvrsBlock.Ivhd unit(Bytes content, int offset, int type, EntryLengths lengths) {
    int length = content.u16(offset + 2);
    EntryDecoder entries = new EntryDecoder(content, lengths);
    WalkEnd end = entries.walk(offset + IvrsBlock.Ivhd.headerBytes(type), offset + length);
    return new IvrsBlock.Ivhd(
        offset,
        type,
        length,
        content.u16(offset + 4),
        content.u16(offset + 6),
        content.u64(offset + 8),
        content.u16(offset + 16),
        content.u32(offset + 20),
        type == 0x10 ? 0 : content.u64(offset + 24),
        type == 0x10 ? 0 : content.u64(offset + 32),
        entries.entries(),
        end);
  }
}
