package org.lifeboat.evidence.draft;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciFunction;

/** Writes the PCI functions of a draft, one on a line. */
final class FunctionWriter {
  private static final int WORD_BYTES = 4;
  private static final int CONVENTIONAL_BYTES = 256;

  private FunctionWriter() {}

  static void write(Told<List<PciFunction>> functions, MachineText text) {
    text.blank().comment("PCI functions: " + functions.from() + ".").open("functions = [");
    functions.value().forEach(f -> text.line(line(f)));
    text.close("]");
  }

  private static String line(PciFunction f) {
    StringBuilder line =
        new StringBuilder(
            "{ address = \"%s\", vendor = 0x%04x, device = 0x%04x, class = 0x%06x"
                .formatted(f.address(), f.vendorId(), f.deviceId(), f.classCode()));
    if (!f.name().isEmpty()) {
      line.append(", name = ").append(MachineText.quoted(f.name()));
    }
    if (!f.isBridge()) {
      line.append(
          ", dma-mask-bits = %s, coherent-mask-bits = %s"
              .formatted(f.dmaMaskBits(), f.coherentMaskBits()));
    }
    f.bridge()
        .ifPresent(
            b ->
                line.append(
                    ", bridge { secondary = 0x%02x, subordinate = 0x%02x }"
                        .formatted(b.secondary(), b.subordinate())));
    if (f.externalFacing()) {
      line.append(", external-facing = true");
    }
    if (f.config().length() > 0) {
      line.append(", config-words { ").append(words(f.config())).append(" }");
    }
    return line.append(" }").toString();
  }

  /**
   * The words that are not zero; the last one, too, where they alone would not show how much is
   * known.
   */
  private static String words(Bytes config) {
    List<String> words = new ArrayList<>();
    int last = -1;
    for (int at = 0; at < config.length(); at += WORD_BYTES) {
      if (config.u32(at) != 0) {
        words.add("\"0x%02x\" = 0x%x".formatted(at, config.u32(at)));
        last = at;
      }
    }
    boolean longer = config.length() > CONVENTIONAL_BYTES && last < CONVENTIONAL_BYTES;
    if (last < 0 || longer) {
      words.add("\"0x%02x\" = 0x0".formatted(config.length() - WORD_BYTES));
    }
    return String.join(", ", words);
  }
}
