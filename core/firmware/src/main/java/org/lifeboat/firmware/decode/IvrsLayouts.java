package org.lifeboat.firmware.decode;

import java.util.Map;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.firmware.decode.Meanings.Part;

/**
 * The IVRS table (AMD I/O virtualization technology specification, 48882, section 5.2): the header
 * is 5.2.1, IVHD blocks 5.2.2, their device entries 5.2.2.1 and 5.2.2.2, IVMD blocks 5.2.2.3.
 */
public final class IvrsLayouts {
  /** Whose function a block speaks of: a unit, or a device with reserved memory. */
  public static final String DEVICE_ID = "DeviceID";

  /** Where a unit's capability is in its configuration space. */
  public static final String CAPABILITY = "Capability Offset";

  /** Where a unit's registers are. */
  public static final String REGISTERS = "IOMMU Base Address";

  /** A block's PCI segment. */
  public static final String SEGMENT_GROUP = "PCI Segment Group";

  /** The unit's extended features. */
  public static final String FEATURES = "EFR Register Image";

  /** The second word of them. */
  public static final String FEATURES_2 = "EFR Register Image 2";

  /** Feature bits of a 10h block. */
  public static final String FEATURE_INFO = "IOMMU Feature Info";

  /** Whom a device entry speaks of. */
  public static final String DEV_ID = "DevID";

  /** Under which id a requester is seen, or sends interrupts. */
  public static final String SOURCE = "Source DevID";

  /** An I/O APIC's or HPET's number. */
  public static final String HANDLE = "Handle";

  /** I/O APIC or HPET. */
  public static final String VARIETY = "Variety";

  /** How an ACPI device is called. */
  public static final String HARDWARE_ID = "Hardware ID";

  /** Kind of an ACPI device's unique id. */
  public static final String UID_FORMAT = "UID Format";

  /** Bytes of it. */
  public static final String UID_LENGTH = "UID Length";

  /** The last requester of a range with reserved memory. */
  public static final String AUXILIARY = "Auxiliary Data";

  /** First byte of reserved memory. */
  public static final String REGION_START = "IVMD Start Address";

  /** Bytes of reserved memory. */
  public static final String REGION_BYTES = "IVMD Memory Block Length";

  private static final String SETTING = "DTE Setting";

  /** Bit 3. */
  private static final long SETTING_RESERVED = 8;

  /** Type 0. */
  public static final Layout PAD = fourBytes("Padding", "Four bytes of padding");

  /** Type 1. */
  public static final Layout ALL = fourBytes("All", "All devices");

  /** Type 2. */
  public static final Layout SELECT = fourBytes("Select", "One device");

  /** Type 3. */
  public static final Layout RANGE_START = fourBytes("Range start", "Start of a range");

  /** Type 4. */
  public static final Layout RANGE_END = fourBytes("Range end", "End of a range");

  /** Type 42h. */
  public static final Layout ALIAS = aliased("Alias select", "One device under another id");

  /** Type 43h. */
  public static final Layout ALIAS_RANGE =
      aliased("Alias range start", "Start of a range of devices under another id");

  /** Type 46h. */
  public static final Layout EXTENDED = extended("Extended select", "One device, extended");

  /** Type 47h. */
  public static final Layout EXTENDED_RANGE =
      extended("Extended range start", "Start of a range, extended");

  /** Type 48h. */
  public static final Layout SPECIAL =
      Layout.of("Special device", "I/O APIC or HPET")
          .number(Layouts.TYPE, 1)
          .reserved(2)
          .packed(SETTING, 1, Meanings::deviceSetting, SETTING_RESERVED)
          .field(HANDLE, 1, Meanings::decimal)
          .field(SOURCE, 2, Meanings::requester)
          .field(VARIETY, 1, Meanings.oneOf(Map.of(1, "I/O APIC", 2, "HPET")));

  /** Type f0h. */
  public static final Layout ACPI_DEVICE =
      fourBytes("ACPI device", "A device that only ACPI names")
          .field(HARDWARE_ID, 8, Meanings::quoted)
          .field("Compatible ID", 8, Meanings::quoted)
          .field(UID_FORMAT, 1, Meanings.oneOf(Map.of(0, "none", 1, "number", 2, "text")))
          .field(UID_LENGTH, 1, Meanings::bytes)
          .field("UID", FieldForm.REST, Meanings::quoted);

  private static final int ACPI_DEVICE_TYPE = 0xf0;

  /** Bytes of an ACPI device's entry before its unique id, whose length is the last of them. */
  private static final int ACPI_DEVICE_BYTES = 22;

  private static final Series ENTRIES =
      new Series(
          1,
          1,
          IvrsLayouts::entryLength,
          Map.ofEntries(
              Map.entry(0x00, PAD),
              Map.entry(0x01, ALL),
              Map.entry(0x02, SELECT),
              Map.entry(0x03, RANGE_START),
              Map.entry(0x04, RANGE_END),
              Map.entry(0x42, ALIAS),
              Map.entry(0x43, ALIAS_RANGE),
              Map.entry(0x46, EXTENDED),
              Map.entry(0x47, EXTENDED_RANGE),
              Map.entry(0x48, SPECIAL),
              Map.entry(ACPI_DEVICE_TYPE, ACPI_DEVICE)),
          Layout.of("Unknown entry", "Type without a meaning")
              .number(Layouts.TYPE, 1)
              .field("Content", FieldForm.REST, Meanings.NONE));

  /** A unit as the first revision describes it. */
  public static final Layout IVHD_10 =
      unit("IVHD 10h", "I/O Virtualization Hardware Definition, type 10h")
          .field(
              FEATURE_INFO,
              4,
              Meanings.parts(
                  new Part("HATS", 30, 31),
                  new Part("GATS", 28, 29),
                  new Part("MsiNumPPR", 23, 27),
                  new Part("PNBanks", 17, 22),
                  new Part("PNCounters", 13, 16),
                  new Part("PASmax", 8, 12)))
          .holding(ENTRIES);

  /** A unit with its feature registers. */
  public static final Layout IVHD_11 =
      withFeatures(unit("IVHD 11h", "I/O Virtualization Hardware Definition, type 11h"));

  /** A unit that may serve ACPI devices. */
  public static final Layout IVHD_40 =
      withFeatures(unit("IVHD 40h", "I/O Virtualization Hardware Definition, type 40h"));

  /** Memory for all devices. */
  public static final Layout IVMD_20 = memory("IVMD 20h", "all devices");

  /** Memory for one device. */
  public static final Layout IVMD_21 = memory("IVMD 21h", "one device");

  /** Memory for a range of devices. */
  public static final Layout IVMD_22 = memory("IVMD 22h", "a range of devices");

  static final Layout HEADER =
      Layouts.header("IVRS", "I/O Virtualization Reporting Structure")
          .field(
              "IVinfo",
              4,
              Meanings.parts(
                  new Part("EFRSup", 0, 0),
                  new Part("DmaRemapSup", 1, 1),
                  new Part("GVASize", 5, 7),
                  new Part("PASize", 8, 14),
                  new Part("VASize", 15, 21),
                  new Part("HtAtsResv", 22, 22)))
          .reserved(8);

  static final Series BLOCKS =
      new Series(
          1,
          4,
          (table, at) -> table.u16(at + 2),
          Map.of(
              0x10, IVHD_10, 0x11, IVHD_11, 0x40, IVHD_40, 0x20, IVMD_20, 0x21, IVMD_21, 0x22,
              IVMD_22),
          Layout.of("Unknown block", "Type without a meaning")
              .number(Layouts.TYPE, 1)
              .number(Layouts.FLAGS, 1)
              .field(Layouts.LENGTH, 2, Meanings::bytes)
              .field(DEVICE_ID, 2, Meanings::requester)
              .field("Content", FieldForm.REST, Meanings.NONE));

  private IvrsLayouts() {}

  /** Whether a block describes a unit. */
  public static boolean isUnit(Structure block) {
    return block.is(IVHD_10) || block.is(IVHD_11) || block.is(IVHD_40);
  }

  /** Whether a block describes memory. */
  public static boolean isMemory(Structure block) {
    return block.is(IVMD_20) || block.is(IVMD_21) || block.is(IVMD_22);
  }

  /** Types below 80h by their two highest bits; f0h says itself; no other has a length. */
  private static int entryLength(Bytes table, int at) {
    int type = table.u8(at);
    if (type == ACPI_DEVICE_TYPE) {
      return ACPI_DEVICE_BYTES + table.u8(at + ACPI_DEVICE_BYTES - 1);
    }
    return type < 0x80 ? 4 << (type >> 6) : 0;
  }

  private static Layout fourBytes(String name, String title) {
    return Layout.of(name, title)
        .field(Layouts.TYPE, 1, raw -> name)
        .field(DEV_ID, 2, Meanings::requester)
        .packed(SETTING, 1, Meanings::deviceSetting, SETTING_RESERVED);
  }

  private static Layout aliased(String name, String title) {
    return fourBytes(name, title).reserved(1).field(SOURCE, 2, Meanings::requester).reserved(1);
  }

  private static Layout extended(String name, String title) {
    return fourBytes(name, title).number("Extended DTE Setting", 4);
  }

  private static Layout unit(String name, String title) {
    return Layout.of(name, title)
        .field(Layouts.TYPE, 1, raw -> name)
        .flags(
            Layouts.FLAGS,
            1,
            "HtTunEn",
            "PassPW",
            "ResPassPW",
            "Isoc",
            "IotlbSup",
            "Coherent",
            "PreFSup",
            "PPRSup")
        .field(Layouts.LENGTH, 2, Meanings::bytes)
        .field(DEVICE_ID, 2, Meanings::requester)
        .number(CAPABILITY, 2)
        .field(REGISTERS, 8, Meanings::address)
        .number(SEGMENT_GROUP, 2)
        .packed(
            "IOMMU Info",
            2,
            Meanings.parts(new Part("MSInum", 0, 4), new Part("UnitID", 8, 12)),
            0xe0e0);
  }

  private static Layout withFeatures(Layout unit) {
    return unit.field(
            "IOMMU Attributes",
            4,
            Meanings.parts(
                new Part("PNCounters", 13, 16),
                new Part("PNBanks", 17, 22),
                new Part("MsiNumPPR", 23, 27)))
        .number(FEATURES, 8)
        .number(FEATURES_2, 8)
        .holding(ENTRIES);
  }

  private static Layout memory(String name, String whom) {
    return Layout.of(name, "I/O Virtualization Memory Definition: " + whom)
        .field(Layouts.TYPE, 1, raw -> name)
        .flags(Layouts.FLAGS, 1, "Unity", "IR", "IW", "ExclusionRange")
        .field(Layouts.LENGTH, 2, Meanings::bytes)
        .field(DEVICE_ID, 2, Meanings::requester)
        .field(AUXILIARY, 2, Meanings::requester)
        .number(SEGMENT_GROUP, 2)
        .reserved(6)
        .field(REGION_START, 8, Meanings::address)
        .field(REGION_BYTES, 8, Meanings::address);
  }
}
