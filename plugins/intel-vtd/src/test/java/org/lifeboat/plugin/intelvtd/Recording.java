package org.lifeboat.plugin.intelvtd;

import static org.lifeboat.plugin.intelvtd.Machines.dmar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.testkit.TestMachine;

/** A boot of the real kernel: what it ran on and what it printed. */
record Recording(Path folder, List<String> dmesg) {
  private static final Pattern E820 =
      Pattern.compile("(BIOS-e820|user): \\[mem 0x([0-9a-f]+)-0x([0-9a-f]+)\\] (.*)");
  private static final Pattern UNIT =
      Pattern.compile(
          "DMAR: dmar\\d+: reg_base_addr ([0-9a-f]+) ver (\\d):(\\d) cap ([0-9a-f]+) ecap"
              + " ([0-9a-f]+)");
  private static final Pattern BRIDGE =
      Pattern.compile("pci ([0-9a-f:.]+): PCI bridge to \\[bus ([0-9a-f]+)(?:-([0-9a-f]+))?\\]");
  private static final Pattern FUNCTION =
      Pattern.compile(
          "([0-9a-f:.]+) 0x([0-9a-f]{4}) 0x([0-9a-f]{4}) 0x([0-9a-f]{6}) mask=(\\d+)"
              + " coherent=(\\d+).*");
  private static final Pattern GROUP = Pattern.compile("group \\d+ type=(\\S+) (.*)");
  private static final Pattern LINES_OF_OURS =
      Pattern.compile("(DMAR|DMAR-IR|BIOS vendor): .*|pci [0-9a-f:.]+: Adding to iommu group \\d+");

  static Recording read(Path folder) {
    return new Recording(
        folder,
        lines(folder.resolve("dmesg.txt"))
            .map(l -> l.replaceFirst("^\\[ *[0-9.]+\\] ", ""))
            .toList());
  }

  String id() {
    return folder.getFileName().toString();
  }

  /** The lines of the driver, in order. */
  List<String> expectedLog() {
    return dmesg.stream().filter(line -> LINES_OF_OURS.matcher(line).matches()).toList();
  }

  /** The panic's text. */
  Optional<String> expectedPanic() {
    String prefix = "Kernel panic - not syncing: ";
    return dmesg.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .findFirst();
  }

  /** The groups by number. */
  List<IommuGroup> expectedGroups() {
    return matches(GROUP, "iommu-groups.txt").stream().map(Recording::group).toList();
  }

  private static IommuGroup group(MatchResult line) {
    List<PciAddress> functions =
        Stream.of(line.group(2).strip().split(" ")).map(PciAddress::parse).toList();
    return new IommuGroup(functions, line.group(1).equals("identity"));
  }

  /**
   * The machine. What a QEMU unit's registers hold stands nowhere but in the kernel's line about
   * it.
   */
  TestMachine machine() {
    TestMachine machine = Machines.q35().withSilence(0).withMap(map());
    for (String name : List.of("DMAR.bin", "injected-dmar.aml.bin")) {
      if (machine.firmware().tables().isEmpty() && Files.exists(folder.resolve(name))) {
        machine = machine.with(dmar(bytes(folder.resolve(name))));
      }
    }
    if (Files.exists(folder.resolve("APIC.bin"))) {
      machine = machine.withTable("APIC", bytes(folder.resolve("APIC.bin")));
    }
    return machine
        .withRegisters(registers().toArray(RegisterPage[]::new))
        .withFunctions(functions().toArray(PciFunction[]::new))
        .withCommandLine(commandLine());
  }

  private String commandLine() {
    String prefix = "Command line: ";
    return dmesg.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .findFirst()
        .orElseThrow();
  }

  private FirmwareMap map() {
    String source = dmesg.stream().anyMatch(l -> l.startsWith("user: ")) ? "user" : "BIOS-e820";
    return new FirmwareMap(
        dmesg.stream()
            .flatMap(line -> E820.matcher(line).results())
            .filter(m -> m.group(1).equals(source))
            .map(Recording::entry)
            .toList());
  }

  private static Entry entry(MatchResult line) {
    MemoryRange range =
        new MemoryRange(
            Long.parseUnsignedLong(line.group(2), 16),
            Long.parseUnsignedLong(line.group(3), 16) + 1);
    Kind kind =
        Stream.of(Kind.values())
            .filter(k -> line.group(4).equals(k.text()))
            .findFirst()
            .orElse(Kind.RESERVED);
    return new Entry(range, kind);
  }

  private List<RegisterPage> registers() {
    List<RegisterPage> pages = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.getFileName().toString().startsWith("loaded-"))
          .sorted(Comparator.naturalOrder())
          .forEach(file -> pages.add(loaded(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    dmesg.stream()
        .flatMap(line -> UNIT.matcher(line).results())
        .map(Recording::unit)
        .filter(unit -> pages.stream().noneMatch(p -> p.address() == unit.address()))
        .forEach(pages::add);
    return pages;
  }

  private static RegisterPage loaded(Path file) {
    String address = file.getFileName().toString().replaceAll("loaded-|\\.bin", "");
    return new RegisterPage(Long.parseUnsignedLong(address, 16), bytes(file), false);
  }

  private static RegisterPage unit(MatchResult line) {
    long version = Long.parseLong(line.group(2)) << 4 | Long.parseLong(line.group(3));
    Bytes content =
        DmarBuilder.numbers(
            4096,
            0,
            version,
            8,
            Long.parseUnsignedLong(line.group(4), 16),
            16,
            Long.parseUnsignedLong(line.group(5), 16));
    return new RegisterPage(Long.parseUnsignedLong(line.group(1), 16), content, version != 0);
  }

  private List<PciFunction> functions() {
    Map<PciAddress, PciFunction.BusRange> bridges = new HashMap<>();
    dmesg.stream()
        .flatMap(line -> BRIDGE.matcher(line).results())
        .forEach(
            m -> {
              int first = Integer.parseInt(m.group(2), 16);
              int last = m.group(3) == null ? first : Integer.parseInt(m.group(3), 16);
              bridges.put(PciAddress.parse(m.group(1)), new PciFunction.BusRange(first, last));
            });
    return matches(FUNCTION, "pci.txt").stream().map(m -> function(m, bridges)).toList();
  }

  private static PciFunction function(
      MatchResult line, Map<PciAddress, PciFunction.BusRange> bridges) {
    PciAddress address = PciAddress.parse(line.group(1));
    return new PciFunction(
        address,
        "",
        Integer.parseInt(line.group(2), 16),
        Integer.parseInt(line.group(3), 16),
        Integer.parseInt(line.group(4), 16),
        Integer.parseInt(line.group(5)),
        Integer.parseInt(line.group(6)),
        false,
        Optional.ofNullable(bridges.get(address)),
        Bytes.EMPTY);
  }

  private List<MatchResult> matches(Pattern pattern, String file) {
    return Files.exists(folder.resolve(file))
        ? lines(folder.resolve(file)).flatMap(l -> pattern.matcher(l).results()).toList()
        : List.of();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Bytes bytes(Path file) {
    try {
      return Bytes.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
