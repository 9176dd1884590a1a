package org.lifeboat.experiment.machine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Machine.BootLoader;
import org.lifeboat.evidence.table.ReservedRegions;
import org.lifeboat.firmware.consequence.FreeSlots;
import org.lifeboat.firmware.decode.Table;
import org.lifeboat.firmware.decode.TableDecoder;
import org.lifeboat.firmware.decode.TableKind;

/**
 * What generated machines take from a machine that there is: tables, registers, processors, bridges
 * and units, whatever a table names, and how it is loaded; so its IOMMU stays what it is.
 */
final class Board {
  /** An Intel processor without any IOMMU. */
  static final Machine BARE =
      new Machine(
          "bare",
          "",
          new FirmwareMap(List.of()),
          List.of(),
          List.of(),
          new FirmwareImage(List.of(), List.of()),
          List.of(),
          new Processor(Processor.Vendor.INTEL, 6, 0x8e, 4, false),
          Dmi.NONE,
          BootLoader.PLAIN,
          List.of(),
          List.of());

  private static final long STEP = 64L << 20;

  private final Machine machine;
  private final List<PciFunction> kept;
  private final List<PciAddress> free;

  Board(Machine machine) {
    this.machine = machine;
    Optional<Table> table = table(machine);
    Set<PciAddress> named =
        table.map(t -> new NamedFunctions(machine.functions()).in(t)).orElse(Set.of());
    kept =
        machine.functions().stream()
            .filter(f -> !f.startsDma() || named.contains(f.address()))
            .toList();
    free =
        new FreeSlots(table, kept.stream().map(PciFunction::address).collect(Collectors.toSet()))
            .first(FreeSlots.MOST);
  }

  private static Optional<Table> table(Machine machine) {
    return machine.firmware().tables().stream()
        .flatMap(
            t ->
                TableKind.ofSignature(t.signature())
                    .map(kind -> TableDecoder.decode(kind, t.content()))
                    .stream())
        .findFirst();
  }

  Machine machine() {
    return machine;
  }

  /** Functions that every generated machine has. */
  List<PciFunction> kept() {
    return kept;
  }

  /** Where further devices go, in this order. */
  List<PciAddress> free() {
    return free;
  }

  /** What lies where no RAM can be, and what its tables reserve. */
  List<MemoryRange> reserved() {
    return Stream.concat(
            RamGrowth.obstacles(machine),
            machine.firmware().tables().stream().flatMap(t -> ReservedRegions.of(t).stream()))
        .toList();
  }

  /** No RAM lies above the lowest registers, up to 4 GB. */
  long highestLowEnd() {
    return machine.firmware().registers().stream()
        .mapToLong(page -> page.address())
        .filter(address -> 0 <= address && address < InstalledRam.FOUR_GB)
        .map(address -> address - address % STEP)
        .min()
        .orElse(InstalledRam.FOUR_GB);
  }

  long tableBytes() {
    return machine.firmware().tables().stream().mapToLong(Board::room).sum();
  }

  /** The same tables one after another, and the same registers. */
  FirmwareImage firmwareAt(long start) {
    long[] next = {start};
    List<FirmwareTable> moved =
        machine.firmware().tables().stream()
            .map(
                table -> {
                  long address = next[0];
                  next[0] += room(table);
                  return new FirmwareTable(table.signature(), address, table.content());
                })
            .toList();
    return new FirmwareImage(moved, machine.firmware().registers());
  }

  private static long room(FirmwareTable table) {
    return (table.content().length() + 0x3f) & -0x40L;
  }
}
