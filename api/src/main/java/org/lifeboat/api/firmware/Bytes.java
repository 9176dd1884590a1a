package org.lifeboat.api.firmware;

import java.util.Arrays;

/**
 * Immutable bytes as firmware wrote them, read little-endian. Offsets behind the end read as zero:
 * what lies behind a table in memory is not known, and a reader of hostile tables must stay total.
 */
public final class Bytes {
  /** No bytes. */
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /**
   * Bytes with this content.
   *
   * @param content is copied
   * @return the bytes
   */
  public static Bytes of(byte... content) {
    return new Bytes(content.clone());
  }

  /** {@return the number of bytes} */
  public int length() {
    return content.length;
  }

  /**
   * An unsigned number of 8 bits.
   *
   * @param offset of its first byte; any number will do
   * @return its value, 0 or more; bytes outside count as zero
   */
  public int u8(int offset) {
    return offset >= 0 && offset < content.length ? content[offset] & 0xff : 0;
  }

  /**
   * An unsigned number of 16 bits.
   *
   * @param offset of its first byte; any number will do
   * @return its value, 0 or more; bytes outside count as zero
   */
  public int u16(int offset) {
    return u8(offset) | u8(offset + 1) << 8;
  }

  /**
   * A number of 32 bits.
   *
   * @param offset of its first byte; any number will do
   * @return its value; mask with {@code 0xffffffffL} where the sign matters; bytes outside count as
   *     zero
   */
  public int u32(int offset) {
    return u16(offset) | u16(offset + 2) << 16;
  }

  /**
   * An unsigned number of 64 bits.
   *
   * @param offset of its first byte; any number will do
   * @return its value, unsigned; bytes outside count as zero
   */
  public long u64(int offset) {
    return (u32(offset) & 0xffff_ffffL) | (long) u32(offset + 4) << 32;
  }

  /**
   * Adds up the bytes {@code [from, to)}, as the checksums of ACPI do.
   *
   * @param from offset of the first; cut to what there is
   * @param to offset behind the last; cut to what there is
   * @return the sum modulo 256, 0 to 255
   */
  public int sum(int from, int to) {
    int sum = 0;
    for (int i = Math.max(0, from); i < Math.min(to, content.length); i++) {
      sum += content[i];
    }
    return sum & 0xff;
  }

  /**
   * Characters of one byte each.
   *
   * @param offset of the first
   * @param length their number
   * @return a text of that many characters; bytes outside are the character zero
   */
  public String ascii(int offset, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) u8(offset + i));
    }
    return text.toString();
  }

  /**
   * The bytes {@code [from, to)}.
   *
   * @param from offset of the first; cut to what there is
   * @param to offset behind the last; cut to what there is
   * @return those bytes; none where {@code to} is not above {@code from}
   */
  public Bytes slice(int from, int to) {
    int low = Math.max(0, Math.min(from, content.length));
    return new Bytes(Arrays.copyOfRange(content, low, Math.max(low, Math.min(to, content.length))));
  }

  /**
   * The same with other bytes written over some.
   *
   * @param offset of the first that is replaced
   * @param patch the new bytes; what would fall outside is dropped
   * @return as many bytes as before
   */
  public Bytes with(int offset, byte... patch) {
    byte[] changed = content.clone();
    for (int i = 0; i < patch.length; i++) {
      if (offset + i >= 0 && offset + i < changed.length) {
        changed[offset + i] = patch[i];
      }
    }
    return new Bytes(changed);
  }

  /** {@return a copy of the bytes} */
  public byte[] toArray() {
    return content.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return content.length + " bytes";
  }
}
