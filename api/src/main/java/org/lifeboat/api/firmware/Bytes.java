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

  /** A copy of {@code content}. */
  public static Bytes of(byte... content) {
    return new Bytes(content.clone());
  }

  /** Number of bytes. */
  public int length() {
    return content.length;
  }

  /** Unsigned byte at {@code offset}. */
  public int u8(int offset) {
    return offset >= 0 && offset < content.length ? content[offset] & 0xff : 0;
  }

  /** Unsigned 16 bits at {@code offset}. */
  public int u16(int offset) {
    return u8(offset) | u8(offset + 1) << 8;
  }

  /** 32 bits at {@code offset}; mask with {@code 0xffffffffL} where the sign matters. */
  public int u32(int offset) {
    return u16(offset) | u16(offset + 2) << 16;
  }

  /** 64 bits at {@code offset}, unsigned. */
  public long u64(int offset) {
    return (u32(offset) & 0xffff_ffffL) | (long) u32(offset + 4) << 32;
  }

  /** All bytes of {@code [from, to)} added up, modulo 256. */
  public int sum(int from, int to) {
    int sum = 0;
    for (int i = Math.max(0, from); i < Math.min(to, content.length); i++) {
      sum += content[i];
    }
    return sum & 0xff;
  }

  /** {@code length} characters at {@code offset}, one byte each. */
  public String ascii(int offset, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) u8(offset + i));
    }
    return text.toString();
  }

  /** The bytes {@code [from, to)}, both cut to what there is. */
  public Bytes slice(int from, int to) {
    int low = Math.max(0, Math.min(from, content.length));
    return new Bytes(Arrays.copyOfRange(content, low, Math.max(low, Math.min(to, content.length))));
  }

  /**
   * The same bytes with {@code patch} written over them at {@code offset}; what would fall behind
   * the end is dropped.
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

  /** A copy of the bytes. */
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
