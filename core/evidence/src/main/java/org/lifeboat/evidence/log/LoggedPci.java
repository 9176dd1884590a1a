package org.lifeboat.evidence.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciFunction.BusRange;

/** The PCI functions that a log shows (drivers/pci/probe.c:pci_setup_device). */
public final class LoggedPci {
  private static final String ADDRESS = "([0-9a-f]{4}:[0-9a-f]{2}:[01][0-9a-f]\\.[0-7]): ";
  private static final Pattern FUNCTION =
      Pattern.compile(
          ADDRESS
              + "\\[([0-9a-f]{4}):([0-9a-f]{4})\\] type [0-9a-f]{1,2} class 0x([0-9a-f]{6})(?:"
              + " .*)?");
  private static final Pattern BRIDGE =
      Pattern.compile(ADDRESS + "PCI bridge to \\[bus ([0-9a-f]{2})(?:-([0-9a-f]{2}))?\\].*");

  /** What the kernel allows a function whose driver asks for nothing else. */
  private static final int DEFAULT_MASK_BITS = 32;

  private final KernelLog log;

  /** What this log says. */
  public LoggedPci(KernelLog log) {
    this.log = log;
  }

  /** All functions, ascending by address, each with the mask that it has before its driver asks. */
  public List<PciFunction> functions() {
    Map<PciAddress, BusRange> bridges = bridges();
    Map<PciAddress, PciFunction> found = new TreeMap<>();
    log.after("pci ", FUNCTION)
        .forEach(
            m -> {
              PciAddress address = PciAddress.parse(m.group(1));
              found.putIfAbsent(address, function(address, m, bridges));
            });
    return List.copyOf(found.values());
  }

  private static PciFunction function(
      PciAddress address, MatchResult match, Map<PciAddress, BusRange> bridges) {
    return new PciFunction(
        address,
        "",
        Integer.parseInt(match.group(2), 16),
        Integer.parseInt(match.group(3), 16),
        Integer.parseInt(match.group(4), 16),
        DEFAULT_MASK_BITS,
        DEFAULT_MASK_BITS,
        false,
        Optional.ofNullable(bridges.get(address)),
        Bytes.EMPTY);
  }

  /**
   * The buses behind each bridge as they were when enumeration ended; a range that cannot be is
   * left out.
   */
  public Map<PciAddress, BusRange> bridges() {
    Map<PciAddress, BusRange> bridges = new HashMap<>();
    log.after("pci ", BRIDGE)
        .forEach(
            m -> {
              int secondary = Integer.parseInt(m.group(2), 16);
              int last = m.group(3) == null ? secondary : Integer.parseInt(m.group(3), 16);
              if (secondary > 0 && secondary <= last) {
                bridges.put(PciAddress.parse(m.group(1)), new BusRange(secondary, last));
              }
            });
    return bridges;
  }
}
