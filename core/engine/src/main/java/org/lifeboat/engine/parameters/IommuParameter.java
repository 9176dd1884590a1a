package org.lifeboat.engine.parameters;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.api.stage.IommuOptions;

/**
 * Reads {@code iommu=} (arch/x86/kernel/pci-dma.c:iommu_setup): a comma list in which every test is
 * tried on every item, by prefix, so that {@code forcesac} also forces and {@code offset} also
 * switches off.
 *
 * @param options what was asked for
 * @param choosesDomainType whether {@code pt} or {@code nopt} was among it
 * @param warnings what the kernel says about it, a line each
 */
public record IommuParameter(
    IommuOptions options, boolean choosesDomainType, List<String> warnings) {
  private static final List<String> IGNORED = List.of("forcesac", "allowdac", "nodac");

  /** Copies the list. */
  public IommuParameter {
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads all {@code iommu=} parameters in order.
   *
   * @param warnsOfIgnored whether this kernel says that it ignores {@code forcesac}, {@code
   *     allowdac} and {@code nodac}
   */
  public static IommuParameter parse(CommandLine commandLine, boolean warnsOfIgnored) {
    Reading reading = new Reading();
    for (String value : commandLine.values("iommu")) {
      reading.read(value);
    }
    return new IommuParameter(
        reading.options(),
        reading.choosesDomainType,
        warnsOfIgnored ? reading.warnings : List.of());
  }

  private static final class Reading {
    private final List<String> warnings = new ArrayList<>();
    private boolean off;
    private boolean force;
    private boolean soft;
    private boolean passthrough;
    private boolean choosesDomainType;
    private boolean allowed;
    private boolean noAperture;
    private int ownApertureOrder = -1;
    private boolean calgary;

    void read(String value) {
      for (String item : value.split(",", -1)) {
        IGNORED.stream()
            .filter(item::startsWith)
            .forEach(word -> warnings.add(word + " option ignored."));
        off |= item.startsWith("off");
        force = (force || item.startsWith("force") || merges(item)) && !item.startsWith("noforce");
        soft |= item.startsWith("soft");
        passthrough = (passthrough || item.startsWith("pt")) && !item.startsWith("nopt");
        choosesDomainType |= item.startsWith("pt") || item.startsWith("nopt");
        allowed |= item.startsWith("allowed") || item.startsWith("force");
        noAperture |= item.startsWith("noaperture");
        calgary |= item.startsWith("calgary");
        if (item.startsWith("memaper")) {
          ownApertureOrder = apertureOrder(item.substring("memaper".length()));
        }
        if (item.startsWith("usedac")) {
          return;
        }
      }
    }

    private static boolean merges(String item) {
      return item.startsWith("biomerge") || item.startsWith("merge");
    }

    private static int apertureOrder(String rest) {
      return rest.startsWith("=")
          ? (int) Math.max(0, Math.min(5, KernelNumber.plain(rest.substring(1)).value()))
          : 1;
    }

    IommuOptions options() {
      return new IommuOptions(
          off, force, soft, passthrough, allowed, noAperture, ownApertureOrder, calgary);
    }
  }
}
