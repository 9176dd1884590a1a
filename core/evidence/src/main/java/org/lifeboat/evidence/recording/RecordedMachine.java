package org.lifeboat.evidence.recording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Machine.BootLoader;
import org.lifeboat.evidence.log.KernelLog;
import org.lifeboat.evidence.log.LoggedHardware;
import org.lifeboat.evidence.log.LoggedMemory;
import org.lifeboat.evidence.log.LoggedPci;
import org.lifeboat.evidence.table.Madt;
import org.lifeboat.evidence.table.RemappingUnits;
import org.lifeboat.evidence.table.Srat;

/**
 * The machine of a recording, made from its inputs: what the machine is, never what the kernel did
 * with it.
 */
final class RecordedMachine {
  private static final List<String> TABLES = List.of("DMAR", "IVRS", "APIC", "SRAT", "MCFG");

  /** Tables of which it matters that they are there, not what they say. */
  private static final List<String> NAMED_TABLES = List.of("HPET");

  /** {@code 0000:00:02.0 0x8086 0x100e 0x020000 mask=32 coherent=32 group=2}. */
  private static final Pattern FUNCTION =
      Pattern.compile(
          "([0-9a-f]{4}:[0-9a-f]{2}:[01][0-9a-f]\\.[0-7]) 0x([0-9a-f]{4}) 0x([0-9a-f]{4})"
              + " 0x([0-9a-f]{6}) mask=(\\d{1,2}) coherent=(\\d{1,2})(?: .*)?");

  /** Below it lie BIOS and legacy devices, not registers that a kernel maps. */
  private static final long LOWEST_REGISTERS = 1 << 20;

  private static final int MOST_MASK_BITS = 64;

  private final Folder folder;
  private final Case inputs;
  private final KernelLog log;
  private final LoggedMemory memory;
  private final LoggedHardware hardware;
  private final QemuBoard board;

  RecordedMachine(Folder folder, Case inputs, KernelLog log) {
    this.folder = folder;
    this.inputs = inputs;
    this.log = log;
    this.memory = new LoggedMemory(log);
    this.hardware = new LoggedHardware(log);
    this.board = new QemuBoard(inputs);
  }

  /**
   * The machine.
   *
   * @param kernelBase physical address of the kernel's image
   * @return empty where the log ends before the memory map
   */
  Optional<Machine> machine(Optional<Long> kernelBase) throws RecordingException {
    FirmwareMap map = memory.firmwareMap();
    if (map.entries().isEmpty()) {
      return Optional.empty();
    }
    List<FirmwareTable> tables = tables();
    Optional<Srat> srat =
        tables.stream()
            .filter(t -> t.signature().equals("SRAT"))
            .map(t -> Srat.of(t.content()))
            .findFirst();
    return Optional.of(
        new Machine(
            inputs.id(),
            "",
            map,
            srat.map(Srat::memory).orElseGet(memory::nodes),
            srat.map(Srat::processorNodes).orElse(List.of()),
            new FirmwareImage(tables, registers(tables, map)),
            functions(),
            board.processor(hardware.processor(processors(tables))),
            board.dmi(hardware.dmi()),
            loader(kernelBase),
            memory.tables()));
  }

  /** Those that may be plugged later count; only the table tells of them. */
  private int processors(List<FirmwareTable> tables) {
    return tables.stream()
        .filter(t -> t.signature().equals(Madt.SIGNATURE))
        .map(t -> Madt.processors(t.content()))
        .filter(listed -> listed > 0)
        .findFirst()
        .orElse(inputs.processors());
  }

  private BootLoader loader(Optional<Long> kernelBase) {
    Optional<MemoryRange> initrd = memory.ramDisk();
    Optional<Long> bytes = inputs.initrdBytes();
    return new BootLoader(
        kernelBase,
        bytes.isEmpty() ? initrd : initrd.map(r -> MemoryRange.ofSize(r.start(), bytes.get())),
        memory.tablesInRamDisk(),
        inputs.commandLine());
  }

  /**
   * The tables as the kernel finally saw them; those from the initial RAM disk where the boot did
   * not live to show them, and of interrupt controllers what the log tells.
   */
  private List<FirmwareTable> tables() throws RecordingException {
    Map<String, Bytes> found = new HashMap<>();
    for (String injected : inputs.injected()) {
      folder.bytes(injected).ifPresent(b -> found.put(b.ascii(0, 4), b));
    }
    for (String signature : TABLES) {
      folder.bytes(signature + ".bin").ifPresent(b -> found.put(signature, b));
    }
    for (String signature : NAMED_TABLES) {
      if (memory.hasTable(signature)) {
        found.put(signature, Bytes.EMPTY);
      }
    }
    if (!hardware.ioApics().isEmpty()) {
      found.computeIfAbsent(Madt.SIGNATURE, s -> Madt.ofIoApics(hardware.ioApics()));
    }
    return found.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> new FirmwareTable(e.getKey(), 0, e.getValue()))
        .toList();
  }

  /**
   * What the board's units read, and what was loaded in their stead; zeros where a table points at
   * neither, since nothing answers there and QEMU reads that as zero
   * (softmmu/memory.c:unassigned_mem_read).
   */
  private List<RegisterPage> registers(List<FirmwareTable> tables, FirmwareMap map)
      throws RecordingException {
    List<RegisterPage> pages = new ArrayList<>(board.units(hardware.units()));
    for (Case.Loaded loaded : inputs.loaded()) {
      Bytes content =
          folder
              .bytes(loaded.file())
              .orElseThrow(
                  () ->
                      new RecordingException(folder.file(loaded.file()), "there is no such file"));
      pages.add(new RegisterPage(loaded.address(), content, false));
    }
    for (long address : RemappingUnits.addresses(tables)) {
      long page = address & -Pages.SIZE;
      boolean known = pages.stream().anyMatch(p -> p.address() == page);
      boolean ram = map.usable().anyMatch(r -> r.contains(page));
      if (!known && !ram && Long.compareUnsigned(page, LOWEST_REGISTERS) >= 0) {
        pages.add(new RegisterPage(page, Bytes.EMPTY, false));
      }
    }
    return pages;
  }

  /** The functions with their masks; where the boot did not live to show those, the log's. */
  private List<PciFunction> functions() throws RecordingException {
    Optional<String> listed = folder.text("pci.txt");
    LoggedPci pci = new LoggedPci(log);
    List<PciFunction> functions = listed.isPresent() ? listed(listed.get(), pci) : pci.functions();
    return functions.stream().map(board::withConfiguration).toList();
  }

  private List<PciFunction> listed(String text, LoggedPci pci) throws RecordingException {
    Map<PciAddress, PciFunction.BusRange> bridges = pci.bridges();
    List<PciFunction> functions = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = FUNCTION.matcher(lines.get(i));
      if (!line.matches()) {
        throw new RecordingException(
            folder.file("pci.txt") + ":" + (i + 1),
            "is no PCI function like '0000:00:02.0 0x8086 0x100e 0x020000 mask=32 coherent=32'");
      }
      PciAddress address = PciAddress.parse(line.group(1));
      functions.add(
          new PciFunction(
              address,
              "",
              Integer.parseInt(line.group(2), 16),
              Integer.parseInt(line.group(3), 16),
              Integer.parseInt(line.group(4), 16),
              Math.min(Integer.parseInt(line.group(5)), MOST_MASK_BITS),
              Math.min(Integer.parseInt(line.group(6)), MOST_MASK_BITS),
              false,
              Optional.ofNullable(bridges.get(address)),
              Bytes.EMPTY));
    }
    return functions;
  }
}
