package org.lifeboat.evidence.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciFunction.BusRange;
import org.lifeboat.engine.plan.Unknown.Kind;
import org.lifeboat.evidence.draft.Draft;
import org.lifeboat.evidence.draft.Part;
import org.lifeboat.evidence.draft.Told;

/** The PCI functions that a running Linux shows. */
final class SysPci {
  private static final String DEVICES = "sys/bus/pci/devices/";
  private static final int EXTENDED_BYTES = 4096;
  private static final int HEADER_TYPE = 0x0e;
  private static final int BRIDGE_HEADER = 1;
  private static final int SECONDARY = 0x19;
  private static final int SUBORDINATE = 0x1a;
  private static final int MOST_MASK_BITS = 64;

  private final Tree tree;
  private int undriven;

  private SysPci(Tree tree) {
    this.tree = tree;
  }

  static void tell(Draft draft, Tree tree) {
    SysPci pci = new SysPci(tree);
    List<PciFunction> functions = new ArrayList<>();
    for (String name : tree.names(DEVICES)) {
      if (name.matches("[0-9a-f]{4}:[0-9a-f]{2}:[01][0-9a-f]\\.[0-7]")) {
        pci.function(PciAddress.parse(name)).ifPresent(functions::add);
      }
    }
    if (functions.isEmpty()) {
      return;
    }
    Told<List<PciFunction>> told = Told.of(functions, "/" + DEVICES + "*");
    draft.tell(
        Part.FUNCTIONS,
        pci.undriven == 0
            ? told
            : told.doubting(
                Kind.DEVICES,
                "no driver has %s of the functions: how many address bits it would ask for is assumed by class of device"
                    .formatted(pci.undriven)));
  }

  private Optional<PciFunction> function(PciAddress address) {
    String directory = DEVICES + address;
    Optional<Long> vendor = tree.number(directory + "/vendor");
    Optional<Long> device = tree.number(directory + "/device");
    Optional<Long> kind = tree.number(directory + "/class");
    if (vendor.isEmpty() || device.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    int classCode = (int) (kind.get() & 0xff_ffff);
    Bytes config = tree.bytes(directory + "/config", EXTENDED_BYTES).orElse(Bytes.EMPTY);
    boolean driven = tree.has(directory + "/driver");
    int assumed = DeviceClasses.maskBits((int) (vendor.get() & 0xffff), classCode);
    boolean guess = !driven && assumed != 0;
    undriven += guess ? 1 : 0;
    return Optional.of(
        new PciFunction(
            address,
            "",
            (int) (vendor.get() & 0xffff),
            (int) (device.get() & 0xffff),
            classCode,
            driven ? bits(directory + "/dma_mask_bits", assumed) : assumed,
            driven ? bits(directory + "/consistent_dma_mask_bits", assumed) : assumed,
            tree.line(directory + "/external_facing").filter("1"::equals).isPresent(),
            buses(config),
            Capabilities.of(config)));
  }

  private int bits(String path, int assumed) {
    return tree.number(path)
        .filter(n -> n >= 0 && n <= MOST_MASK_BITS)
        .map(Long::intValue)
        .orElse(assumed);
  }

  private static Optional<BusRange> buses(Bytes config) {
    int secondary = config.u8(SECONDARY);
    int subordinate = config.u8(SUBORDINATE);
    boolean bridge = (config.u8(HEADER_TYPE) & 0x7f) == BRIDGE_HEADER;
    return bridge && secondary > 0 && secondary <= subordinate
        ? Optional.of(new BusRange(secondary, subordinate))
        : Optional.empty();
  }
}
