package org.lifeboat.testkit;

import java.util.List;
import java.util.stream.Stream;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.api.stage.IommuOptions;

/**
 * The words of {@code iommu=} (arch/x86/kernel/pci-dma.c:iommu_setup). Whole words only: that the
 * kernel takes prefixes is the engine's to know, and no plugin's.
 */
final class IommuWords {
  private static final String OWN_APERTURE = "memaper";

  private IommuWords() {}

  static IommuOptions read(CommandLine commandLine) {
    List<String> words =
        commandLine.values("iommu").stream().flatMap(v -> Stream.of(v.split(","))).toList();
    boolean force = words.contains("force");
    return new IommuOptions(
        words.contains("off"),
        force,
        words.contains("soft"),
        words.contains("pt"),
        force || words.contains("allowed"),
        words.contains("noaperture"),
        ownApertureOrder(words),
        words.contains("calgary"));
  }

  private static int ownApertureOrder(List<String> words) {
    return words.stream()
        .filter(word -> word.startsWith(OWN_APERTURE))
        .map(word -> word.substring(OWN_APERTURE.length()))
        .mapToInt(rest -> rest.isEmpty() ? 1 : Integer.parseInt(rest.substring(1)))
        .findFirst()
        .orElse(-1);
  }
}
