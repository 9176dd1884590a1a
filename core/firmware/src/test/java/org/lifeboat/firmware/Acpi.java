package org.lifeboat.firmware;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.firmware.decode.Table;

/** Tables written by hand: structures as hexadecimal digits, blanks between them as one likes. */
public final class Acpi {
  private static final int LENGTH = 4;
  private static final int CHECKSUM = 9;

  private Acpi() {}

  /** A DMAR for 39 address bits that remaps interrupts, its length and checksum right. */
  public static Bytes dmar(String... structures) {
    return dmarOf("26 01", structures);
  }

  /** A DMAR with this width (less one) and these flags. */
  public static Bytes dmarOf(String widthAndFlags, String... structures) {
    return table("DMAR", widthAndFlags + "00".repeat(10), structures);
  }

  /** An IVRS, its length and checksum right. */
  public static Bytes ivrs(String... blocks) {
    return table("IVRS", "40302000" + "00".repeat(8), blocks);
  }

  /** Decoded as what it says it is. */
  public static Table decoded(Bytes table) {
    return RealTables.decode(table);
  }

  /** The bytes with a length and a checksum that are right. */
  public static Bytes sealed(Bytes table) {
    int length = table.length();
    byte[] four = {(byte) length, (byte) (length >> 8), (byte) (length >> 16), 0};
    return summed(table.with(LENGTH, four));
  }

  /** The bytes with a checksum that is right. */
  public static Bytes summed(Bytes table) {
    Bytes cleared = table.with(CHECKSUM, (byte) 0);
    int sum = 0;
    for (int i = 0; i < cleared.length(); i++) {
      sum += cleared.u8(i);
    }
    return cleared.with(CHECKSUM, (byte) -sum);
  }

  /** Bytes out of digits. */
  public static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
  }

  private static Bytes table(String signature, String afterHeader, String... structures) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(signature.getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(hex("00000000 01 00"));
    bytes.writeBytes("LIFEBTTESTTEST".getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(hex("01000000 54455354 01000000" + afterHeader));
    for (String structure : structures) {
      bytes.writeBytes(hex(structure));
    }
    return sealed(Bytes.of(bytes.toByteArray()));
  }
}
