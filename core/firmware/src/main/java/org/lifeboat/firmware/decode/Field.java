package org.lifeboat.firmware.decode;

import org.lifeboat.api.firmware.Bytes;

/**
 * A field of a structure, as it stands in a table.
 *
 * @param name as the specification has it
 * @param offset from the start of the table, in bytes
 * @param raw its bytes
 * @param meaning its value in words; empty where the number says all
 * @param stray what of it is set although the specification reserves it as zero, in words; empty
 *     where nothing is
 */
public record Field(String name, int offset, Bytes raw, String meaning, String stray) {
  /** Bytes in it. */
  public int length() {
    return raw.length();
  }

  /** The first eight bytes as a number, little-endian, unsigned. */
  public long number() {
    return raw.u64(0);
  }

  /** The number in hexadecimal digits, as many as its bytes have: {@code 0x0018}. */
  public String hex() {
    if (length() > Long.BYTES) {
      StringBuilder digits = new StringBuilder();
      for (int i = 0; i < length(); i++) {
        digits.append(i == 0 ? "" : " ").append("%02x".formatted(raw.u8(i)));
      }
      return digits.toString();
    }
    return "0x%0{}x".replace("{}", String.valueOf(2 * length())).formatted(number());
  }
}
