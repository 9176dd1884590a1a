package org.lifeboat.evidence.recording;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciFunction.BusRange;
import org.lifeboat.evidence.log.LoggedPci;

/** The PCI functions of a recording: {@code pci.txt}, with the bridges that its log shows. */
final class RecordedFunctions {
  private static final String PCI = "pci.txt";

  /** {@code 0000:00:02.0 0x8086 0x100e 0x020000 mask=32 coherent=32 group=2}. */
  private static final Pattern FUNCTION =
      Pattern.compile(
          "([0-9a-f]{4}:[0-9a-f]{2}:[01][0-9a-f]\\.[0-7]) 0x([0-9a-f]{4}) 0x([0-9a-f]{4})"
              + " 0x([0-9a-f]{6}) mask=(\\d{1,2}) coherent=(\\d{1,2})(?: .*)?");

  private static final int MOST_MASK_BITS = 64;

  private final Folder folder;
  private final QemuBoard board;
  private final LoggedPci logged;

  RecordedFunctions(Folder folder, QemuBoard board, LoggedPci logged) {
    this.folder = folder;
    this.board = board;
    this.logged = logged;
  }

  /** The functions with their masks; where the boot did not live to show those, the log's. */
  List<PciFunction> read() throws RecordingException {
    Optional<List<String>> listed = folder.lines(PCI);
    List<PciFunction> functions = listed.isPresent() ? listed(listed.get()) : logged.functions();
    return board.withConfiguration(functions);
  }

  private List<PciFunction> listed(List<String> lines) throws RecordingException {
    Map<PciAddress, BusRange> bridges = logged.bridges();
    Map<PciAddress, PciFunction> functions = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String place = folder.file(PCI) + ":" + (i + 1);
      Matcher line = FUNCTION.matcher(lines.get(i));
      if (!line.matches()) {
        throw new RecordingException(
            place,
            "is no PCI function like '0000:00:02.0 0x8086 0x100e 0x020000 mask=32 coherent=32'");
      }
      PciAddress address = PciAddress.parse(line.group(1));
      PciFunction function =
          new PciFunction(
              address,
              "",
              Integer.parseInt(line.group(2), 16),
              Integer.parseInt(line.group(3), 16),
              Integer.parseInt(line.group(4), 16),
              maskBits(line.group(5), place),
              maskBits(line.group(6), place),
              false,
              Optional.ofNullable(bridges.get(address)),
              Bytes.EMPTY);
      if (functions.putIfAbsent(address, function) != null) {
        throw new RecordingException(place, "there is a function at " + address + " already");
      }
    }
    return List.copyOf(functions.values());
  }

  private static int maskBits(String text, String place) throws RecordingException {
    int bits = Integer.parseInt(text);
    if (bits > MOST_MASK_BITS) {
      throw new RecordingException(place, "a DMA mask has at most " + MOST_MASK_BITS + " bits");
    }
    return bits;
  }
}
