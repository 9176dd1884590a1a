package org.lifeboat.evidence.log;

import java.util.List;
import java.util.regex.Pattern;

/** Which messages of a kernel are about DMA: what a model of it must print as well. */
public final class DmaMessages {
  private static final Pattern ABOUT_DMA =
      Pattern.compile(
          "(?:DMAR|DMAR-IR|AMD-Vi|software IO TLB|PCI-DMA|iommu|AGP): .*|BIOS vendor: .*"
              + "|pci \\S+: (?:Adding to iommu group |AMD-Vi: ).*");

  private DmaMessages() {}

  /** Those of a log, in order. */
  public static List<String> of(KernelLog log) {
    return of(log.messages());
  }

  /** Those among some messages, in order. */
  public static List<String> of(List<String> messages) {
    return messages.stream().filter(m -> ABOUT_DMA.matcher(m).matches()).toList();
  }
}
