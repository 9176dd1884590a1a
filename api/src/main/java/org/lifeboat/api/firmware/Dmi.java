package org.lifeboat.api.firmware;

/**
 * The SMBIOS strings that kernels quote when they blame firmware. An absent string is {@code
 * (null)} in the kernel's texts and here empty.
 *
 * @param systemVendor maker of the machine
 * @param productName name of the machine
 * @param productVersion its version
 * @param biosVendor maker of the firmware
 * @param biosVersion its version
 */
public record Dmi(
    String systemVendor,
    String productName,
    String productVersion,
    String biosVendor,
    String biosVersion) {
  /** No strings. */
  public static final Dmi NONE = new Dmi("", "", "", "", "");

  /**
   * The line with which drivers/iommu/intel/dmar.c ends its complaints.
   *
   * @return vendor and version of the firmware and version of the product; {@code (null)} for what
   *     is empty
   */
  public String biosLine() {
    return "BIOS vendor: %s; Ver: %s; Product Version: %s"
        .formatted(orNull(biosVendor), orNull(biosVersion), orNull(productVersion));
  }

  private static String orNull(String text) {
    return text.isEmpty() ? "(null)" : text;
  }
}
