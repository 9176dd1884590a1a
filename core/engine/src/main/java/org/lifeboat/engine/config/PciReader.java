package org.lifeboat.engine.config;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciFunction.BusRange;

/** Reads the PCI functions of one machine. */
final class PciReader {
  private static final int LAST_ID = 0xffff;
  private static final int LAST_CLASS = 0xff_ffff;
  private static final int LAST_BUS = 0xff;

  /** What the kernel allows a function whose driver asks for nothing else (drivers/pci/probe.c). */
  static final int DEFAULT_MASK_BITS = 32;

  private static final int MOST_MASK_BITS = 64;

  private final Set<PciAddress> seen = new TreeSet<>();

  /** A function; empty after a problem with its address. */
  Optional<PciFunction> function(Block block) {
    String name = block.text("name").or("");
    int vendor = block.integer("vendor", 0, LAST_ID).required();
    int device = block.integer("device", 0, LAST_ID).required();
    int classCode = block.integer("class", 0, LAST_CLASS).required();
    int mask = block.integer("dma-mask-bits", 0, MOST_MASK_BITS).or(DEFAULT_MASK_BITS);
    int coherent = block.integer("coherent-mask-bits", 0, MOST_MASK_BITS).or(DEFAULT_MASK_BITS);
    boolean external = block.flag("external-facing").or(false);
    Optional<BusRange> bridge = block.block("bridge", PciReader::buses).optional();
    Bytes config = WordReader.configuration(block);
    return address(block)
        .map(
            address ->
                new PciFunction(
                    address, name, vendor, device, classCode, mask, coherent, external, bridge,
                    config));
  }

  private Optional<PciAddress> address(Block block) {
    String text = block.text("address").required();
    Optional<Node> node = block.find("address");
    if (node.isEmpty()) {
      return Optional.empty();
    }
    try {
      PciAddress address = PciAddress.parse(text);
      if (!seen.add(address)) {
        node.get().problem("there is a function at " + address + " already", "");
      }
      return Optional.of(address);
    } catch (IllegalArgumentException e) {
      node.get().problem(Quote.quoted(text) + " is no PCI address", "0000:00:1f.2, in quotes");
      return Optional.empty();
    }
  }

  private static BusRange buses(Block block) {
    int secondary = block.integer("secondary", 1, LAST_BUS).required();
    int subordinate = block.integer("subordinate", 1, LAST_BUS).required();
    if (subordinate < secondary && block.has("subordinate")) {
      block.node().problem("the subordinate bus lies below the secondary one", "");
    }
    return new BusRange(secondary, subordinate);
  }
}
