package org.lifeboat.plugin.amdvi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.testkit.TestMachine;

/**
 * A recorded boot of a q35 machine with {@code -device amd-iommu}: what the driver read, and what
 * it printed.
 */
record Recording(Path folder) {
  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final Pattern GROUP = Pattern.compile("group \\d+ type=(\\S+) ([^\n]*)");

  TestMachine machine() {
    TestMachine machine =
        Machines.bare()
            .withTable("IVRS", bytes("IVRS.bin"))
            .withTable("APIC", bytes("APIC.bin"))
            .withRegisters(Machines.soundUnit())
            .withCommandLine(commandLine());
    for (String line : text("pci.txt").lines().toList()) {
      String[] words = line.split(" ");
      int vendor = Integer.decode(words[1]);
      int device = Integer.decode(words[2]);
      boolean unit = vendor == 0x1022 && device == 0x10;
      machine =
          machine.with(
              Machines.function(
                  words[0],
                  vendor,
                  device,
                  0x40,
                  unit ? new int[] {Machines.QEMU_CAPABILITY} : new int[0]));
    }
    return machine;
  }

  /**
   * The lines that the driver answers for; the one about guests comes from another driver on every
   * machine.
   */
  List<String> lines() {
    return strings("facts.json", "messages").stream()
        .filter(Recording::ours)
        .filter(l -> !l.contains("AMD IOMMUv2"))
        .toList();
  }

  static boolean ours(String line) {
    return line.startsWith("AMD-Vi:")
        || line.startsWith("pci ") && (line.contains("AMD-Vi:") || line.contains("iommu group"));
  }

  /** The groups by number. */
  List<IommuGroup> groups() {
    return GROUP.matcher(text("iommu-groups.txt")).results().map(Recording::group).toList();
  }

  private static IommuGroup group(MatchResult line) {
    List<PciAddress> functions =
        Stream.of(line.group(2).strip().split(" ")).map(PciAddress::parse).toList();
    return new IommuGroup(functions, line.group(1).equals("identity"));
  }

  String commandLine() {
    Matcher m = Pattern.compile("\"cmdline\": " + STRING).matcher(text("case.json"));
    return m.find() ? m.group(1) : "";
  }

  private List<String> strings(String file, String key) {
    String text = text(file);
    int start = text.indexOf("\"" + key + "\": [");
    Matcher m = STRING.matcher(text).region(text.indexOf('[', start), text.indexOf("\n ]", start));
    List<String> found = new ArrayList<>();
    while (m.find()) {
      found.add(m.group(1).replace("\\\"", "\"").replace("\\\\", "\\"));
    }
    return found;
  }

  private Bytes bytes(String file) {
    try {
      return Bytes.of(Files.readAllBytes(folder.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return String.valueOf(folder.getFileName());
  }
}
