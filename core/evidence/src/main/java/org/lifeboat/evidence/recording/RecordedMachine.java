package org.lifeboat.evidence.recording;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Machine.BootLoader;
import org.lifeboat.engine.plan.Machine.NodeMemory;
import org.lifeboat.evidence.log.KernelLog;
import org.lifeboat.evidence.log.LoggedHardware;
import org.lifeboat.evidence.log.LoggedMemory;
import org.lifeboat.evidence.log.LoggedPci;
import org.lifeboat.evidence.table.Madt;
import org.lifeboat.evidence.table.NodeRanges;
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

  /** Below it lie BIOS and legacy devices, not registers that a kernel maps. */
  private static final long LOWEST_REGISTERS = 1 << 20;

  /** Bytes of the header that every table has (ACPI specification 5.2.6). */
  private static final int TABLE_HEADER_BYTES = 36;

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
    List<NodeMemory> logged = memory.nodes();
    return Optional.of(
        new Machine(
            inputs.id(),
            "",
            map,
            srat.map(Srat::memory).orElse(NodeRanges.accepts(logged) ? logged : List.of()),
            srat.map(Srat::processorNodes).orElse(List.of()),
            new FirmwareImage(tables, registers(tables, map).all()),
            new RecordedFunctions(folder, board, new LoggedPci(log)).read(),
            board.processor(hardware.processor(processors(tables))),
            board.dmi(hardware.dmi()),
            loader(kernelBase),
            memory.tables(),
            List.of()));
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
        initrd
            .map(r -> bytes.isEmpty() ? r : MemoryRange.ofSize(r.start(), bytes.get()))
            .filter(r -> !r.isEmpty()),
        memory.tablesInRamDisk(),
        false,
        inputs.commandLine());
  }

  /**
   * The tables as the kernel finally saw them; those from the initial RAM disk where the boot did
   * not live to show them, but for what the kernel ignores as too short
   * (drivers/acpi/tables.c:acpi_table_upgrade); and of interrupt controllers what the log tells.
   */
  private List<FirmwareTable> tables() throws RecordingException {
    Map<String, Bytes> found = new HashMap<>();
    for (String injected : inputs.injected()) {
      Bytes table = present(injected);
      if (table.length() >= TABLE_HEADER_BYTES) {
        found.put(table.ascii(0, 4), table);
      }
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
  private RegisterPages registers(List<FirmwareTable> tables, FirmwareMap map)
      throws RecordingException {
    RegisterPages pages = board.units(hardware.units());
    for (Case.Loaded loaded : inputs.loaded()) {
      if (!pages.add(new RegisterPage(loaded.address(), present(loaded.file()), false))) {
        throw new RecordingException(
            folder.file(Case.FILE),
            "'loaded' at 0x%x overlaps other registers; each page has one content"
                .formatted(loaded.address()));
      }
    }
    for (long address : RemappingUnits.addresses(tables)) {
      long page = address & -Pages.SIZE;
      boolean ram = map.usable().anyMatch(r -> r.contains(page));
      if (!ram && page >= LOWEST_REGISTERS && page < Pages.ADDRESS_END) {
        pages.add(new RegisterPage(page, Bytes.EMPTY, false));
      }
    }
    return pages;
  }

  /** A file that the inputs name. */
  private Bytes present(String file) throws RecordingException {
    return folder
        .bytes(file)
        .orElseThrow(
            () ->
                new RecordingException(
                    folder.file(file), "there is no such file; case.json names it"));
  }
}
