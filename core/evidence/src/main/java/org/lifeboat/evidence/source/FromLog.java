package org.lifeboat.evidence.source;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.plan.Machine.Holding;
import org.lifeboat.engine.plan.Machine.NodeMemory;
import org.lifeboat.engine.plan.Unknown.Kind;
import org.lifeboat.evidence.draft.Draft;
import org.lifeboat.evidence.draft.Part;
import org.lifeboat.evidence.draft.Release;
import org.lifeboat.evidence.draft.Told;
import org.lifeboat.evidence.log.KernelLog;
import org.lifeboat.evidence.log.LogFile;
import org.lifeboat.evidence.log.LoggedHardware;
import org.lifeboat.evidence.log.LoggedHoldings;
import org.lifeboat.evidence.log.LoggedKernel;
import org.lifeboat.evidence.log.LoggedMemory;
import org.lifeboat.evidence.table.AcpiDump;
import org.lifeboat.evidence.table.LoggedDmar;
import org.lifeboat.evidence.table.NodeRanges;

/** What a kernel's log tells of a machine: its inputs, never what the kernel then did. */
final class FromLog {
  /** What such a kernel does without a word of the user. */
  private static final String PASSTHROUGH = "iommu.passthrough=1 ";

  private static final String LOG = "from the log";

  private final String name;
  private final LogFile file;
  private final KernelLog log;
  private final LoggedKernel kernel;
  private final LoggedMemory memory;

  /**
   * @param name of the log, for people
   */
  FromLog(String name, LogFile file) {
    this.name = name;
    this.file = file;
    this.log = file.log();
    this.kernel = new LoggedKernel(log);
    this.memory = new LoggedMemory(log);
  }

  void tell(Draft draft) {
    draft.comesFrom(
        "Made from the kernel log %s, boot %s of %s.".formatted(name, file.taken(), file.boots()));
    noteWhatWasTaken(draft);
    log.firstAfter("DMI: ").ifPresent(d -> draft.tell(Part.DESCRIPTION, Told.of(d, "DMI")));
    tellKernel(draft);
    tellMemory(draft);
    tellProcessor(draft);
    new LoggedFirmware(log).tell(draft);
    draft.tell(Part.TABLE_BYTES, Told.of(memory.tableBytes(), LOG));
    tellFunctions(draft);
    tellHoldings(draft);
    for (FirmwareTable table : AcpiDump.among(log.messages(), FromTables::isWanted)) {
      FromTables.tell(draft, table, name + " (in the text of acpidump)");
    }
  }

  private void noteWhatWasTaken(Draft draft) {
    if (file.boots() > 1) {
      draft.note(
          "%s: %s boots; boot %s is taken (--boot takes another)"
              .formatted(name, file.boots(), file.taken()));
    }
    if (file.torn()) {
      draft.note(name + ": ends in the middle, or says more than is kept; what came first is used");
    }
  }

  private void tellKernel(Draft draft) {
    kernel
        .release()
        .ifPresent(
            r -> draft.tell(Part.RELEASE, Told.of(new Release(r, kernel.build()), "the log's")));
    if (new LoggedDmar(log).optsIn()) {
      draft.tell(Part.OPTED_IN, Told.of(true, LOG));
    }
    String line = (passesThroughByDefault() ? PASSTHROUGH : "") + kernel.commandLine().orElse("");
    int characters = Math.min(line.length(), CommandLine.MOST_CHARACTERS);
    draft.tell(Part.COMMAND_LINE, Told.of(line.substring(0, characters), LOG));
  }

  /**
   * A kernel that was built to pass all addresses through (CONFIG_IOMMU_DEFAULT_PASSTHROUGH) says
   * so without naming the command line (drivers/iommu/iommu.c:iommu_subsys_init).
   */
  private boolean passesThroughByDefault() {
    return log.after("iommu: ")
        .map(String::strip)
        .anyMatch("Default domain type: Passthrough"::equals);
  }

  private void tellMemory(Draft draft) {
    FirmwareMap map = memory.firmwareMap();
    if (!map.entries().isEmpty()) {
      draft.tell(Part.MEMORY_MAP, Told.of(map, "lines BIOS-e820"));
    }
    List<NodeMemory> nodes = memory.nodes();
    if (!nodes.isEmpty() && NodeRanges.accepts(nodes)) {
      draft.tell(Part.NODES, Told.of(NodeRanges.apart(nodes), "lines ACPI: SRAT"));
    }
    draft.tell(Part.INITRD_TABLES, Told.of(memory.tablesInRamDisk(), "ACPI table found in initrd"));
    memory.ramDisk().ifPresent(r -> draft.tell(Part.INITRD, Told.of(r, "RAMDISK")));
  }

  private void tellProcessor(Draft draft) {
    LoggedHardware hardware = new LoggedHardware(log);
    OptionalInt possible = kernel.possibleProcessors();
    possible.ifPresent(n -> draft.tell(Part.POSSIBLE, Told.of(n, LOG)));
    hardware
        .processor(possible.orElse(1))
        .ifPresent(p -> draft.tell(Part.PROCESSOR, Told.of(p, LOG)));
    Dmi dmi = hardware.dmi();
    draft.tell(
        Part.DMI,
        Told.of(
            new Dmi("", "", dmi.productVersion(), dmi.biosVendor(), dmi.biosVersion()),
            "lines DMI and BIOS vendor, which do not tell maker and name apart"));
  }

  /** What lspci lists counts where a log is cut before it shows any. */
  private void tellFunctions(Draft draft) {
    List<PciFunction> functions = Functions.of(log);
    boolean shown = functions.stream().anyMatch(Functions::usesDma);
    if (!shown && draft.told(Part.FUNCTIONS).isPresent()) {
      return;
    }
    Told<List<PciFunction>> told = Told.of(functions, "lines pci of the log");
    draft.tell(
        Part.FUNCTIONS,
        told.doubting(
            Kind.DEVICES,
            shown
                ? "how many address bits drivers ask for is assumed by class of device"
                : "the log does not show which devices there are; one stands for them all"));
  }

  private void tellHoldings(Draft draft) {
    LoggedHoldings holdings = new LoggedHoldings(log);
    FirmwareMap map = memory.firmwareMap();
    List<Holding> all =
        Stream.concat(memory.tables().stream(), holdings.all().stream())
            .filter(h -> map.usable().anyMatch(ram -> !ram.intersection(h.range()).isEmpty()))
            .toList();
    draft.tell(Part.HOLDINGS, Told.of(all, "lines ACPI: Reserving, e820: update, efi"));
    if (kernel.isEfi() && !kernel.isCrashKernel() && !holdings.showsFirmware()) {
      draft.tell(
          Part.HIDDEN_HOLDINGS, Told.of("the log does not show where (efi=debug would)", LOG));
    }
  }
}
