package org.lifeboat.evidence.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.firmware.Processor.Vendor;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.evidence.draft.Draft;
import org.lifeboat.evidence.draft.Part;
import org.lifeboat.evidence.draft.Told;

/** What a running Linux shows of processors, SMBIOS strings and remapping units. */
final class SysHardware {
  private static final String UNITS = "sys/class/iommu/";
  private static final Pattern VERSION = Pattern.compile("(\\d{1,2}):(\\d{1,2})");
  private static final Pattern LAST = Pattern.compile("(?:.*[,-])?(\\d{1,5})");
  private static final int MOST_PROCESSORS = 8192;

  private final Tree tree;
  private final Draft draft;

  SysHardware(Tree tree, Draft draft) {
    this.tree = tree;
    this.draft = draft;
  }

  void tell() {
    tellProcessors();
    tellStrings();
    for (String unit : tree.names(UNITS)) {
      tellIntelUnit(UNITS + unit + "/intel-iommu/");
      tellAmdUnit(UNITS + unit + "/amd-iommu/");
    }
  }

  private void tellProcessors() {
    String information = tree.text("proc/cpuinfo").orElse("");
    Optional<Integer> family = number(information, "cpu family");
    Optional<Integer> model = number(information, "model");
    if (family.isPresent() && model.isPresent()) {
      String flags = " " + value(information, "flags").orElse("") + " ";
      draft.tell(
          Part.PROCESSOR,
          Told.of(
              new Processor(
                  vendor(value(information, "vendor_id").orElse("")),
                  Math.min(family.get(), 0xff + 0xf),
                  Math.min(model.get(), 0xff),
                  1,
                  flags.contains(" x2apic "),
                  flags.contains(" la57 ")),
              "/proc/cpuinfo"));
    }
    tree.line("sys/devices/system/cpu/possible")
        .map(LAST::matcher)
        .filter(Matcher::matches)
        .map(m -> Integer.parseInt(m.group(1)) + 1)
        .filter(n -> n <= MOST_PROCESSORS)
        .ifPresent(n -> draft.tell(Part.POSSIBLE, Told.of(n, "/sys/devices/system/cpu/possible")));
  }

  private static Optional<String> value(String information, String key) {
    return information
        .lines()
        .filter(l -> l.matches(Pattern.quote(key) + "\\s*:.*"))
        .map(l -> l.substring(l.indexOf(':') + 1).strip())
        .findFirst();
  }

  private static Optional<Integer> number(String information, String key) {
    return value(information, key).filter(v -> v.matches("\\d{1,6}")).map(Integer::parseInt);
  }

  private static Vendor vendor(String id) {
    return switch (id) {
      case "GenuineIntel" -> Vendor.INTEL;
      case "AuthenticAMD" -> Vendor.AMD;
      case "HygonGenuine" -> Vendor.HYGON;
      default -> Vendor.OTHER;
    };
  }

  private void tellStrings() {
    Dmi dmi =
        new Dmi(
            string("sys_vendor"),
            string("product_name"),
            string("product_version"),
            string("bios_vendor"),
            string("bios_version"));
    if (!dmi.equals(Dmi.NONE)) {
      draft.tell(Part.DMI, Told.of(dmi, "/sys/class/dmi/id"));
      draft.tell(
          Part.DESCRIPTION,
          Told.of((dmi.systemVendor() + " " + dmi.productName()).strip(), "/sys/class/dmi/id"));
    }
  }

  private String string(String name) {
    return tree.line("sys/class/dmi/id/" + name).orElse("");
  }

  /** drivers/iommu/intel/iommu.c:intel_iommu_attrs; hexadecimal without a prefix. */
  private void tellIntelUnit(String directory) {
    Optional<Long> address = hex(directory + "address").filter(a -> a % Pages.SIZE == 0);
    Optional<Long> capabilities = hex(directory + "cap");
    Optional<Long> extended = hex(directory + "ecap");
    if (address.isEmpty() || capabilities.isEmpty() || extended.isEmpty()) {
      return;
    }
    int version =
        tree.line(directory + "version")
            .map(VERSION::matcher)
            .filter(Matcher::matches)
            .map(m -> Integer.parseInt(m.group(1)) << 4 | Integer.parseInt(m.group(2)) & 0xf)
            .orElse(0x10);
    draft.tellRegisters(
        Told.of(
            UnitPages.intel(address.get(), version, capabilities.get(), extended.get()),
            "Version, capabilities and extended capabilities: /sys/class/iommu."));
  }

  /** drivers/iommu/amd/init.c:amd_iommu_attrs. */
  private void tellAmdUnit(String directory) {
    hex(directory + "features")
        .ifPresent(f -> draft.tell(Part.AMD_FEATURES, Told.of(f, "/sys/class/iommu")));
  }

  private Optional<Long> hex(String path) {
    return tree.line(path)
        .map(l -> l.split(":", 2)[0])
        .filter(l -> l.matches("[0-9a-f]{1,16}"))
        .map(l -> Long.parseUnsignedLong(l, 16));
  }
}
