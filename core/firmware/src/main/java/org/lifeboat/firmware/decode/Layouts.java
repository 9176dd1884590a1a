package org.lifeboat.firmware.decode;

/** What the layouts of both tables share: names by which others ask, and the ACPI header. */
public final class Layouts {
  /** A structure's type. */
  public static final String TYPE = "Type";

  /** Bytes of a table or structure. */
  public static final String LENGTH = "Length";

  /** Flags of a structure or table. */
  public static final String FLAGS = "Flags";

  /** A structure's PCI segment. */
  public static final String SEGMENT = "Segment Number";

  /** Whose table it is. */
  public static final String OEM_ID = "OEMID";

  /** The OEM's name for it. */
  public static final String OEM_TABLE_ID = "OEM Table ID";

  /** The byte that makes all bytes add up to 0. */
  public static final String CHECKSUM = "Checksum";

  private Layouts() {}

  /** The header that all tables begin with (ACPI specification 5.2.6), 36 bytes. */
  static Layout header(String name, String title) {
    return Layout.of(name, title)
        .field("Signature", 4, Meanings::quoted)
        .field(LENGTH, 4, Meanings::bytes)
        .field("Revision", 1, Meanings.NONE)
        .field(CHECKSUM, 1, Meanings.NONE)
        .field(OEM_ID, 6, Meanings::quoted)
        .field(OEM_TABLE_ID, 8, Meanings::quoted)
        .field("OEM Revision", 4, Meanings.NONE)
        .field("Creator ID", 4, Meanings::quoted)
        .field("Creator Revision", 4, Meanings.NONE);
  }
}
