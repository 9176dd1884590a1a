package org.lifeboat.api.pci;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a PCI function sits.
 *
 * @param segment 0 to 0xffff
 * @param bus 0 to 0xff
 * @param device 0 to 31
 * @param function 0 to 7
 */
public record PciAddress(int segment, int bus, int device, int function)
    implements Comparable<PciAddress> {
  private static final HexFormat HEX = HexFormat.of();
  private static final Pattern FORM =
      Pattern.compile("(?:([0-9a-fA-F]{1,4}):)?([0-9a-fA-F]{1,2}):([0-9a-fA-F]{1,2})\\.([0-7])");

  /**
   * @param segment 0 to 0xffff
   * @param bus 0 to 0xff
   * @param device 0 to 31
   * @param function 0 to 7
   * @throws IllegalArgumentException if a part is out of bounds
   */
  public PciAddress {
    if ((segment & ~0xffff) != 0
        || (bus & ~0xff) != 0
        || (device & ~31) != 0
        || (function & ~7) != 0) {
      throw new IllegalArgumentException(
          "no PCI address: %x:%x:%x.%x".formatted(segment, bus, device, function));
    }
  }

  /**
   * Reads {@code 0000:00:1f.2} or {@code 00:1f.2}.
   *
   * @param text hexadecimal; segment 0 where it has none
   * @return the address
   * @throws IllegalArgumentException if the text has another form
   */
  public static PciAddress parse(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no PCI address like 0000:00:1f.2");
    }
    int segment = m.group(1) == null ? 0 : Integer.parseInt(m.group(1), 16);
    return new PciAddress(
        segment,
        Integer.parseInt(m.group(2), 16),
        Integer.parseInt(m.group(3), 16),
        Integer.parseInt(m.group(4)));
  }

  /**
   * The function with a requester id.
   *
   * @param segment 0 to 0xffff
   * @param id 16 bits: bus, device, function from high to low; higher bits do not count
   * @return its address
   * @throws IllegalArgumentException if the segment is out of bounds
   */
  public static PciAddress ofRequesterId(int segment, int id) {
    return new PciAddress(segment, id >> 8 & 0xff, id >> 3 & 31, id & 7);
  }

  /** {@return the 16-bit requester id, which is what an IOMMU sees} */
  public int requesterId() {
    return bus << 8 | device << 3 | function;
  }

  @Override
  public int compareTo(PciAddress other) {
    int bySegment = Integer.compare(segment, other.segment);
    return bySegment != 0 ? bySegment : Integer.compare(requesterId(), other.requesterId());
  }

  /** As {@code 0000:00:1f.2}. */
  @Override
  public String toString() {
    return HEX.toHexDigits((short) segment)
        + ":"
        + HEX.toHexDigits((byte) bus)
        + ":"
        + HEX.toHexDigits((byte) device)
        + "."
        + function;
  }
}
