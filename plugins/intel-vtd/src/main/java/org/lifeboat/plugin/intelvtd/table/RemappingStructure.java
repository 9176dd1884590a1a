package org.lifeboat.plugin.intelvtd.table;

/**
 * A remapping structure (VT-d specification 8.2 to 8.8). A structure shorter than its kind demands
 * is read past its end, as the kernel does; behind the end of the table everything reads as zero.
 */
public sealed interface RemappingStructure {
  /** What all kinds begin with. */
  Header header();

  /**
   * Type, length and place.
   *
   * @param type 0 to 65535
   * @param length bytes it claims, these four included; 0 to 65535
   * @param offset where it stands, in bytes from the start of the table
   */
  record Header(int type, int length, int offset) {
    /** Bytes in it. */
    public static final int BYTES = 4;

    /** First byte behind it, from the start of the table. */
    public long end() {
      return (long) offset + length;
    }
  }

  /**
   * A remapping hardware unit.
   *
   * @param header type 0
   * @param flags bit 0: serves all functions of the segment that no other unit names
   * @param segment PCI segment
   * @param address physical address of its registers
   * @param scopes the devices it serves
   */
  record Drhd(Header header, int flags, int segment, long address, DeviceScopes scopes)
      implements RemappingStructure {
    /** Type of the structure. */
    public static final int TYPE = 0;

    /** Bytes before the scopes. */
    public static final int FIXED_BYTES = 16;

    /** Where the address stands, from the start of the structure. */
    public static final int ADDRESS_OFFSET = 8;

    /** Whether it serves all that no other unit names (INCLUDE_PCI_ALL). */
    public boolean includesAll() {
      return (flags & 1) != 0;
    }
  }

  /**
   * Memory that firmware's own devices use and that must stay reachable for them.
   *
   * @param header type 1
   * @param segment PCI segment
   * @param base first byte
   * @param last last byte, inclusive
   * @param scopes the devices
   */
  record Rmrr(Header header, int segment, long base, long last, DeviceScopes scopes)
      implements RemappingStructure {
    /** Type of the structure. */
    public static final int TYPE = 1;

    /** Bytes before the scopes. */
    public static final int FIXED_BYTES = 24;
  }

  /**
   * Root ports that support address translation services.
   *
   * @param header type 2
   * @param flags bit 0: all ports of the segment
   * @param segment PCI segment
   * @param scopes the ports
   */
  record Atsr(Header header, int flags, int segment, DeviceScopes scopes)
      implements RemappingStructure {
    /** Type of the structure. */
    public static final int TYPE = 2;

    /** Bytes before the scopes. */
    public static final int FIXED_BYTES = 8;
  }

  /**
   * The node of a unit.
   *
   * @param header type 3
   * @param address the unit's registers
   * @param proximityDomain unsigned
   */
  record Rhsa(Header header, long address, int proximityDomain) implements RemappingStructure {
    /** Type of the structure. */
    public static final int TYPE = 3;
  }

  /**
   * A device that only ACPI knows.
   *
   * @param header type 4
   * @param deviceNumber what device scopes call it
   * @param name its ACPI path, one character per byte, up to the first NUL
   * @param terminated whether a NUL stands inside the structure
   */
  record Andd(Header header, int deviceNumber, String name, boolean terminated)
      implements RemappingStructure {
    /** Type of the structure. */
    public static final int TYPE = 4;

    /** Bytes before the name. */
    public static final int FIXED_BYTES = 8;
  }

  /**
   * Devices on the processor's own fabric that cache translations.
   *
   * @param header type 5
   * @param flags bit 0: they need it
   * @param segment PCI segment
   * @param scopes the devices
   */
  record Satc(Header header, int flags, int segment, DeviceScopes scopes)
      implements RemappingStructure {
    /** Type of the structure. */
    public static final int TYPE = 5;

    /** Bytes before the scopes. */
    public static final int FIXED_BYTES = 8;
  }

  /**
   * A type that has no meaning yet.
   *
   * @param header type 6 or above
   */
  record Unknown(Header header) implements RemappingStructure {}
}
