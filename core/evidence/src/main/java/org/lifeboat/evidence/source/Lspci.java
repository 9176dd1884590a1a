package org.lifeboat.evidence.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciFunction.BusRange;
import org.lifeboat.engine.plan.Unknown.Kind;
import org.lifeboat.evidence.draft.Draft;
import org.lifeboat.evidence.draft.Part;
import org.lifeboat.evidence.draft.Told;

/** What {@code lspci -nn} or {@code lspci -n} prints, with {@code -v} or without. */
final class Lspci {
  private static final String ADDRESS = "((?:[0-9a-f]{4}:)?[0-9a-f]{2}:[01][0-9a-f]\\.[0-7]) ";

  private static final String MORE = "(?: \\(rev [0-9a-f]{2}\\))?(?: \\(prog-if ([0-9a-f]{2}).*)?";

  /** Address, class, name, ids, programming interface. */
  private static final Pattern NAMED =
      Pattern.compile(
          ADDRESS
              + ".{1,80} \\[([0-9a-f]{4})\\]: (.{0,200}) \\[([0-9a-f]{4}):([0-9a-f]{4})\\]"
              + MORE);

  /** Address, class, an empty name, ids, programming interface. */
  private static final Pattern NUMBERED =
      Pattern.compile(ADDRESS + "([0-9a-f]{4}): ()([0-9a-f]{4}):([0-9a-f]{4})" + MORE);

  private static final Pattern BUSES =
      Pattern.compile(
          "\\s+Bus: primary=[0-9a-f]{2}, secondary=([0-9a-f]{2}), subordinate=([0-9a-f]{2}).*");

  private static final int MOST = 8192;
  private static final int USB = 0x0c0300;
  private static final int XHCI = 0x0c0330;

  private final TreeMap<PciAddress, PciFunction> functions = new TreeMap<>();
  private Optional<PciFunction> last = Optional.empty();

  private Lspci() {}

  /** Whether one of the first lines of a file is of such a list. */
  static boolean isOne(String head) {
    return head.lines().limit(5).anyMatch(l -> form(l).isPresent());
  }

  static void tell(Draft draft, List<String> lines, String file) {
    List<PciFunction> functions = functions(lines);
    if (!functions.isEmpty()) {
      draft.comesFrom("PCI functions from " + file + ".");
      draft.tell(
          Part.FUNCTIONS,
          Told.of(functions, "lspci in " + file)
              .doubting(
                  Kind.DEVICES,
                  "how many address bits drivers ask for is assumed by class of device"));
    }
  }

  /** The functions of a list, ascending by address. */
  static List<PciFunction> functions(List<String> lines) {
    Lspci list = new Lspci();
    lines.forEach(list::line);
    return new ArrayList<>(list.functions.values());
  }

  private static Optional<Matcher> form(String line) {
    for (Pattern form : List.of(NAMED, NUMBERED)) {
      Matcher m = form.matcher(line);
      if (m.matches()) {
        return Optional.of(m);
      }
    }
    return Optional.empty();
  }

  private void line(String line) {
    Matcher buses = BUSES.matcher(line);
    Optional<Matcher> function = form(line);
    if (function.isPresent() && functions.size() < MOST) {
      put(function(function.get(), Optional.empty()));
    } else if (last.isPresent() && buses.matches()) {
      int secondary = Integer.parseInt(buses.group(1), 16);
      int subordinate = Integer.parseInt(buses.group(2), 16);
      if (secondary > 0 && secondary <= subordinate) {
        put(last.get().withBridge(new BusRange(secondary, subordinate)));
      }
    } else if (line.isBlank()) {
      last = Optional.empty();
    }
  }

  private void put(PciFunction function) {
    functions.put(function.address(), function);
    last = Optional.of(function);
  }

  private static PciFunction function(Matcher m, Optional<BusRange> buses) {
    int kind = Integer.parseInt(m.group(2), 16) << 8;
    int code =
        m.group(6) == null ? named(kind, m.group(3)) : kind | Integer.parseInt(m.group(6), 16);
    int bits = DeviceClasses.maskBits(Integer.parseInt(m.group(4), 16), code);
    return new PciFunction(
        PciAddress.parse(m.group(1)),
        m.group(3),
        Integer.parseInt(m.group(4), 16),
        Integer.parseInt(m.group(5), 16),
        code,
        bits,
        bits,
        false,
        buses,
        Bytes.EMPTY);
  }

  /** Only its name tells which kind of USB controller it is, where the list does not. */
  private static int named(int kind, String name) {
    return kind == USB && name.contains("xHCI") ? XHCI : kind;
  }
}
