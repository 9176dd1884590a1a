package org.lifeboat.firmware.decode;

import java.util.Map;

/**
 * The DMAR table (VT-d architecture specification, chapter 8): the header is 8.1, the structures
 * 8.3 to 8.9, device scopes 8.3.1.
 */
public final class DmarLayouts {
  /** Bits of a physical address, less one. */
  public static final String WIDTH = "Host Address Width";

  /** Where a unit's registers are. */
  public static final String REGISTERS = "Register Base Address";

  /** First byte of reserved memory. */
  public static final String REGION_BASE = "Reserved Memory Region Base Address";

  /** Last byte of reserved memory. */
  public static final String REGION_LIMIT = "Reserved Memory Region Limit Address";

  /** An I/O APIC's, HPET's or ACPI device's number. */
  public static final String ENUMERATION_ID = "Enumeration ID";

  /** Where a path begins. */
  public static final String START_BUS = "Start Bus Number";

  /** The node that a unit is near. */
  public static final String PROXIMITY = "Proximity Domain";

  /** A step of a path; comes as often as the path has steps. */
  public static final String PATH = "Path";

  /** What device scopes call an ACPI device. */
  public static final String DEVICE_NUMBER = "ACPI Device Number";

  /** An ACPI device's path, its NUL included. */
  public static final String OBJECT_NAME = "ACPI Object Name";

  private static final Map<Integer, String> SCOPE_TYPES =
      Map.of(
          1, "PCI endpoint device",
          2, "PCI sub-hierarchy",
          3, "I/O APIC",
          4, "MSI-capable HPET",
          5, "ACPI name-space device");

  /** 8.3.1. */
  public static final Layout SCOPE =
      Layout.of("Device Scope", "Device Scope Structure")
          .field(Layouts.TYPE, 1, Meanings.oneOf(SCOPE_TYPES))
          .field(Layouts.LENGTH, 1, Meanings::bytes)
          .reserved(2)
          .number(ENUMERATION_ID, 1)
          .number(START_BUS, 1)
          .repeating(PATH, 2, Meanings::pathStep);

  /** 8.3.1, as a SIDP holds it: with flags. */
  public static final Layout SIDP_SCOPE =
      Layout.of("Device Scope", "Device Scope Structure with properties")
          .field(Layouts.TYPE, 1, Meanings.oneOf(SCOPE_TYPES))
          .field(Layouts.LENGTH, 1, Meanings::bytes)
          .flags(
              Layouts.FLAGS,
              1,
              "REQ_WO_PASID_NESTED_NOTALLOWED",
              "REQ_WO_PASID_PWSNP_NOTALLOWED",
              "REQ_WO_PASID_PGSNP_NOTALLOWED",
              "ATC_HARDENED",
              "ATC_REQUIRED")
          .reserved(1)
          .number(ENUMERATION_ID, 1)
          .number(START_BUS, 1)
          .repeating(PATH, 2, Meanings::pathStep);

  private static final Series SCOPES = scopes(SCOPE);

  /** 8.3. */
  public static final Layout DRHD =
      structure("DRHD", "DMA Remapping Hardware Unit Definition")
          .flags(Layouts.FLAGS, 1, "INCLUDE_PCI_ALL")
          .packed("Size", 1, Meanings::registerPages, 0xf0)
          .number(Layouts.SEGMENT, 2)
          .field(REGISTERS, 8, Meanings::address)
          .holding(SCOPES);

  /** 8.4. */
  public static final Layout RMRR =
      structure("RMRR", "Reserved Memory Region Reporting")
          .reserved(2)
          .number(Layouts.SEGMENT, 2)
          .field(REGION_BASE, 8, Meanings::address)
          .field(REGION_LIMIT, 8, Meanings::address)
          .holding(SCOPES);

  /** 8.5. */
  public static final Layout ATSR =
      structure("ATSR", "Root Port ATS Capability Reporting")
          .flags(Layouts.FLAGS, 1, "ALL_PORTS")
          .reserved(1)
          .number(Layouts.SEGMENT, 2)
          .holding(SCOPES);

  /** 8.6. */
  public static final Layout RHSA =
      structure("RHSA", "Remapping Hardware Static Affinity")
          .reserved(4)
          .field(REGISTERS, 8, Meanings::address)
          .number(PROXIMITY, 4);

  /** 8.7. */
  public static final Layout ANDD =
      structure("ANDD", "ACPI Name-space Device Declaration")
          .reserved(3)
          .number(DEVICE_NUMBER, 1)
          .field(OBJECT_NAME, FieldForm.TEXT, Meanings::quoted)
          .field("Padding", FieldForm.REST, Meanings.NONE);

  /** 8.8. */
  public static final Layout SATC =
      structure("SATC", "SoC Integrated Address Translation Cache Reporting")
          .flags(Layouts.FLAGS, 1, "ATC_REQUIRED")
          .reserved(1)
          .number(Layouts.SEGMENT, 2)
          .holding(SCOPES);

  /** 8.9. */
  public static final Layout SIDP =
      structure("SIDP", "SoC Integrated Device Property Reporting")
          .reserved(2)
          .number(Layouts.SEGMENT, 2)
          .holding(scopes(SIDP_SCOPE));

  static final Layout HEADER =
      Layouts.header("DMAR", "DMA Remapping Reporting")
          .field(WIDTH, 1, Meanings::width)
          .flags(Layouts.FLAGS, 1, "INTR_REMAP", "X2APIC_OPT_OUT", "DMA_CTRL_PLATFORM_OPT_IN_FLAG")
          .reserved(10);

  static final Series STRUCTURES =
      new Series(
          2,
          4,
          (table, at) -> table.u16(at + 2),
          Map.of(0, DRHD, 1, RMRR, 2, ATSR, 3, RHSA, 4, ANDD, 5, SATC, 6, SIDP),
          Layout.of("Unknown structure", "Type without a meaning")
              .number(Layouts.TYPE, 2)
              .field(Layouts.LENGTH, 2, Meanings::bytes)
              .field("Content", FieldForm.REST, Meanings.NONE));

  private DmarLayouts() {}

  private static Layout structure(String name, String title) {
    return Layout.of(name, title)
        .field(Layouts.TYPE, 2, raw -> name)
        .field(Layouts.LENGTH, 2, Meanings::bytes);
  }

  /** A scope of an unknown type is laid out as all are. */
  private static Series scopes(Layout scope) {
    return new Series(
        1,
        2,
        (table, at) -> table.u8(at + 1),
        Map.of(1, scope, 2, scope, 3, scope, 4, scope, 5, scope),
        scope);
  }
}
