package org.lifeboat.plugin.amdvi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.api.stage.IommuOptions;
import org.lifeboat.api.stage.Severity;

/**
 * What the command line tells the driver.
 *
 * @param words the known words of all {@code amd_iommu=}, in order
 * @param guestInterrupts whether interrupts may go straight into guests; {@code
 *     amd_iommu_intr=legacy} forbids it
 * @param interruptRemappingOff {@code intremap=off}, or no APIC at all
 * @param passthrough {@code iommu.passthrough=}, which has the last word over {@code iommu=pt}
 * @param dump whether the driver is to tell of the table ({@code amd_iommu_dump})
 * @param specialDevices {@code ivrs_ioapic=} and {@code ivrs_hpet=}
 */
record AmdViOptions(
    List<String> words,
    boolean guestInterrupts,
    boolean interruptRemappingOff,
    Optional<Boolean> passthrough,
    boolean dump,
    List<SpecialDevices.Entry> specialDevices) {
  private static final List<String> NO_APIC =
      List.of("nointremap", "noapic", "nolapic", "disableapic", "nosmp");

  AmdViOptions {
    words = List.copyOf(words);
    specialDevices = List.copyOf(specialDevices);
  }

  /** Reads the command line and complains as the kernel does (parse_amd_iommu_options). */
  static AmdViOptions parse(
      CommandLine commandLine, Dialect dialect, boolean optionList, KernelLog log) {
    List<String> words = new ArrayList<>();
    for (String value : commandLine.values("amd_iommu")) {
      words.addAll(
          optionList && dialect.has(Trait.OPTION_LIST)
              ? listed(value, dialect.optionWords(), log)
              : anywhere(value, dialect.optionWords()));
    }
    return new AmdViOptions(
        words,
        guestInterrupts(commandLine.values("amd_iommu_intr")),
        interruptRemappingOff(commandLine),
        dialect.has(Trait.STAGED_START) ? commandLine.truth("iommu.passthrough") : Optional.empty(),
        commandLine.parameters().stream().anyMatch(p -> p.name().startsWith("amd_iommu_dump")),
        dialect.has(Trait.OPTION_LIST) ? SpecialDeviceOptions.parse(commandLine, log) : List.of());
  }

  /** Whether devices are to see physical addresses. */
  boolean passthrough(IommuOptions options) {
    return passthrough.orElse(options.passthrough());
  }

  /** {@code off}: the driver leaves the hardware alone. */
  boolean off() {
    return words.contains("off");
  }

  /** {@code force_enable}: the driver takes the hardware even where it is known for trouble. */
  boolean forceEnable() {
    return words.contains("force_enable");
  }

  /** {@code pgtbl_v2}: the format of page tables that guests use. */
  boolean guestPageTables() {
    return last("pgtbl_v1", "pgtbl_v2").equals(Optional.of("pgtbl_v2"));
  }

  /** {@code share}: all devices in one domain. */
  boolean shared() {
    return last("isolate", "share").equals(Optional.of("share"));
  }

  /** {@code fullflush}: each unmapping is flushed at once. */
  boolean flushOnUnmap() {
    return words.contains("fullflush");
  }

  private Optional<String> last(String one, String other) {
    return words.stream()
        .filter(w -> w.equals(one) || w.equals(other))
        .reduce((earlier, later) -> later);
  }

  private static List<String> listed(String value, List<String> known, KernelLog log) {
    List<String> found = new ArrayList<>();
    String rest = value;
    while (!rest.isEmpty()) {
      Optional<String> word = known.stream().filter(rest::startsWith).findFirst();
      if (word.isEmpty()) {
        log.print(Severity.NOTICE, "Unknown option - '%s'", rest);
      } else if (word.get().equals("fullflush")) {
        log.warn("amd_iommu=fullflush deprecated; use iommu.strict=1 instead");
      }
      word.ifPresent(found::add);
      rest = afterComma(rest);
    }
    return found;
  }

  private static String afterComma(String text) {
    int next = text.indexOf(',');
    while (next >= 0 && next < text.length() && text.charAt(next) == ',') {
      next++;
    }
    return next < 0 ? "" : text.substring(next);
  }

  private static List<String> anywhere(String value, Collection<String> known) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < value.length(); i++) {
      for (String word : known) {
        if (value.startsWith(word, i)) {
          found.add(word);
        }
      }
    }
    return found;
  }

  private static boolean guestInterrupts(List<String> values) {
    boolean allowed = true;
    for (String value : values) {
      int legacy = value.indexOf("legacy");
      int vapic = value.indexOf("vapic");
      if (legacy >= 0 || vapic >= 0) {
        allowed = legacy < 0 || vapic >= 0 && vapic < legacy;
      }
    }
    return allowed;
  }

  /**
   * {@code intremap=} (drivers/iommu/irq_remapping.c:setup_irqremap), and what keeps the kernel
   * from setting its APICs up, which is where it would remap
   * (arch/x86/kernel/apic/apic.c:enable_IR_x2apic; kernel/smp.c:nosmp, maxcpus).
   */
  private static boolean interruptRemappingOff(CommandLine commandLine) {
    boolean off =
        NO_APIC.stream().anyMatch(commandLine::has) || commandLine.values("maxcpus").contains("0");
    for (String value : commandLine.values("intremap")) {
      for (String item : value.split(",", -1)) {
        off = item.startsWith("off") || off && !item.startsWith("on");
      }
    }
    return off;
  }
}
