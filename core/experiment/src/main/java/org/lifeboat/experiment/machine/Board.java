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
import org.lifeboat.api.memory.Pages;
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
  private final FreeSlots slots;
  private final List<MemoryRange> reserved;

  Board(Machine machine) {
    this.machine = machine;
    Optional<Table> table = table(machine);
    Set<PciAddress> named =
        table.map(t -> new NamedFunctions(machine.functions()).in(t)).orElse(Set.of());
    kept =
        machine.functions().stream()
            .filter(f -> !f.startsDma() || named.contains(f.address()))
            .toList();
    slots =
        new FreeSlots(table, kept.stream().map(PciFunction::address).collect(Collectors.toSet()));
    reserved =
        Stream.concat(
                RamGrowth.obstacles(machine),
                machine.firmware().tables().stream().flatMap(t -> ReservedRegions.of(t).stream()))
            .toList();
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

  /** Where so many further devices go, in this order; fewer places where bus 0 is full. */
  List<PciAddress> free(int many) {
    return slots.first(many);
  }

  /** Where no RAM can be, and what its tables reserve. */
  List<MemoryRange> reserved() {
    return reserved;
  }

  /** Low RAM ends below the lowest registers, and does not touch them. */
  long highestLowEnd() {
    return machine.firmware().registers().stream()
        .mapToLong(page -> page.address())
        .filter(address -> 0 <= address && address < InstalledRam.FOUR_GB)
        .map(address -> Pages.roundDown(Math.max(address - 1, 0), STEP))
        .min()
        .orElse(InstalledRam.FOUR_GB);
  }

  /** Its tables, of which an IVRS names what devices it did not name before. */
  List<FirmwareTable> tables(List<PciAddress> devices) {
    List<PciAddress> unserved = devices.stream().filter(d -> !slots.serve(d)).toList();
    return machine.firmware().tables().stream()
        .map(
            table ->
                table.signature().equals(TableKind.IVRS.name())
                    ? new FirmwareTable(
                        table.signature(),
                        table.address(),
                        IvrsEntries.naming(unserved, table.content()))
                    : table)
        .toList();
  }
}
