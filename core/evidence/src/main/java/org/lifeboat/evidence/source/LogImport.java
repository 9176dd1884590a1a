package org.lifeboat.evidence.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.plan.Machine.Holding;
import org.lifeboat.engine.plan.Unknown;
import org.lifeboat.engine.plan.Unknown.Kind;
import org.lifeboat.evidence.log.KernelLog;
import org.lifeboat.evidence.log.LogException;
import org.lifeboat.evidence.log.LogFile;
import org.lifeboat.evidence.log.LoggedHardware;
import org.lifeboat.evidence.log.LoggedHoldings;
import org.lifeboat.evidence.log.LoggedKernel;
import org.lifeboat.evidence.log.LoggedMemory;
import org.lifeboat.evidence.log.LoggedOutcome;
import org.lifeboat.evidence.table.LoggedDmar;
import org.lifeboat.evidence.table.LoggedIvrs;
import org.lifeboat.evidence.table.Madt;

/**
 * Makes a machine file of a kernel's log: its inputs, never what the kernel then did. What a log
 * cannot say is assumed, and named as unknown.
 */
public final class LogImport {
  private static final String FROM_LOG = "from the log";
  private static final String PASSTHROUGH = "iommu.passthrough=1";
  private static final int K10 = 16;
  private static final int DEFAULT_PROCESSORS = 4;

  private final String name;
  private final LogFile file;
  private final KernelLog log;
  private final LoggedKernel kernel;
  private final LoggedMemory memory;
  private final LoggedHardware hardware;
  private final LoggedHoldings holdings;
  private final LoggedDmar dmar;
  private final List<PciFunction> functions;
  private final KernelFamily family;
  private final List<Unknown> unknowns = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private LogImport(String name, LogFile file, KernelFamily family) {
    this.name = name;
    this.file = file;
    this.log = file.log();
    this.kernel = new LoggedKernel(log);
    this.memory = new LoggedMemory(log);
    this.hardware = new LoggedHardware(log);
    this.holdings = new LoggedHoldings(log);
    this.dmar = new LoggedDmar(log);
    this.functions = Functions.of(log);
    this.family = family;
  }

  /**
   * Makes it.
   *
   * @param name of the log, for messages
   * @param profile which kernel profile stands for a release, {@code 5.13.0-trunk-amd64}
   * @throws LogException where the log does not show a memory map, without which there is no
   *     machine
   */
  public static Imported of(String name, LogFile file, Profiles profile) throws LogException {
    if (new LoggedMemory(file.log()).firmwareMap().entries().isEmpty()) {
      throw new LogException(
          name
              + ": shows no memory map (lines with BIOS-e820); the log of a whole boot has it:"
              + " dmesg right after the start, or journalctl -k -b");
    }
    Optional<String> release = new LoggedKernel(file.log()).release();
    KernelFamily family =
        release.flatMap(KernelFamily::of).orElse(new KernelFamily(List.of(6, 1, 0)));
    return new LogImport(name, file, family).write(profile);
  }

  private Imported write(Profiles profiles) {
    MachineText text = new MachineText();
    text.comment(
        "Made from the kernel log %s, boot %d of %d. What is assumed stands under 'unknown'."
            .formatted(name, file.taken(), file.boots()));
    noteWhatWasTaken();
    writeKernel(text, profiles);
    text.blank().open("machine {");
    text.text("id", MachineText.id(name.replaceAll("^.*[/\\\\]|\\.[a-z0-9]{1,4}$", "")), "");
    log.firstAfter("DMI: ").ifPresent(d -> text.text("description", d, "DMI"));
    writeMap(text);
    writeProcessor(text);
    writeTables(text);
    writeFunctions(text);
    writeLoader(text);
    writeHoldings(text);
    writeUnknowns(text);
    text.close("}");
    return new Imported(text.toString(), notes);
  }

  private void noteWhatWasTaken() {
    if (file.boots() > 1) {
      notes.add(
          "%s: %d boots; boot %d is taken (--boot takes another)"
              .formatted(name, file.boots(), file.taken()));
    }
    if (file.torn()) {
      notes.add(name + ": ends in the middle; what came before is used");
    }
  }

  private void writeKernel(MachineText text, Profiles profiles) {
    Optional<String> release = kernel.release();
    if (release.isEmpty()) {
      unknown(Kind.KERNEL_VERSION, "the log does not name the kernel; linux-6.1 is assumed");
      unknown(Kind.KERNEL_BUILD, "VT-d is assumed to be off by default");
      text.word("kernel", "linux-6.1", "assumed");
      text.word("drivers.intel-vtd.default-on", false, "assumed");
      return;
    }
    Profiles.Choice choice = profiles.of(KernelBuild.standingFor(release.get()));
    choice.note().ifPresent(notes::add);
    text.text("kernel", choice.id(), "the log's is " + release.get());
    if (!parsesDmar()) {
      return;
    }
    KernelBuild build = KernelBuild.of(release.get(), kernel.build(), family);
    boolean off = build.remapsByDefault() && dmar.optsIn();
    boolean on = build.remapsByDefault() && !off;
    text.word(
        "drivers.intel-vtd.default-on",
        on,
        off ? "only firmware's wish switched it on, the log says" : build.why());
    if (on && build.sparesGraphics()) {
      text.word("drivers.intel-vtd.integrated-gpu-identity", true, build.why());
    }
    if (!build.sure() && !dmar.optsIn() && !commandLine().contains("intel_iommu=o")) {
      unknown(Kind.KERNEL_BUILD, build.why());
    }
  }

  private boolean parsesDmar() {
    return dmar.isParsed();
  }

  private String commandLine() {
    return kernel.commandLine().orElse("");
  }

  private void writeMap(MachineText text) {
    text.blank().comment("The memory map: lines BIOS-e820.").open("memory-map = [");
    for (FirmwareMap.Entry entry : memory.firmwareMap().entries()) {
      text.line(
          "{ %s, type = \"%s\" }".formatted(MachineText.range(entry.range()), entry.kind().text()));
    }
    text.close("]");
    if (!memory.nodes().isEmpty()) {
      text.comment("Lines ACPI: SRAT.").open("nodes = [");
      memory
          .nodes()
          .forEach(
              n ->
                  text.line(
                      "{ node = %d, %s, hot-pluggable = %s }"
                          .formatted(n.node(), MachineText.range(n.range()), n.hotPluggable())));
      text.close("]");
    }
  }

  private void writeProcessor(MachineText text) {
    int possible =
        kernel
            .possibleProcessors()
            .orElseGet(
                () -> {
                  unknown(
                      Kind.PROCESSORS,
                      "the log does not say how many processors there may be; %d are assumed"
                          .formatted(DEFAULT_PROCESSORS));
                  return DEFAULT_PROCESSORS;
                });
    text.blank().open("processor {");
    hardware
        .processor(possible)
        .ifPresentOrElse(
            p -> {
              text.word("vendor", p.vendor().name().toLowerCase(Locale.ROOT), FROM_LOG);
              text.word("family", p.family(), "").word("model", p.model(), "");
              text.word("x2apic", p.x2apic(), "");
              text.word("five-level-paging", p.fiveLevelPaging(), "");
            },
            () -> writeAssumedProcessor(text));
    text.word("possible", possible, "processors that are or may be there").close("}");
  }

  private void writeAssumedProcessor(MachineText text) {
    boolean gart = functions.stream().anyMatch(Northbridges::isOne);
    boolean amd = gart || memory.hasTable("IVRS");
    text.word("vendor", amd ? "amd" : "intel", "assumed by tables and northbridge");
    if (gart) {
      text.word("family", K10, "assumed by the northbridge");
    }
  }

  private void writeTables(MachineText text) {
    List<String> missing = new ArrayList<>();
    text.blank();
    dmar.table(functions)
        .ifPresentOrElse(
            table -> writeDmar(text, table),
            () -> {
              if (memory.hasTable("DMAR")) {
                missing.add("DMAR");
              }
            });
    if (memory.hasTable("IVRS")) {
      if (speaksOfAmdVi() || !new LoggedOutcome(log).reachesUsers()) {
        writeIvrs(text, LoggedIvrs.units(functions));
      } else {
        missing.add("IVRS");
      }
    }
    if (!hardware.ioApics().isEmpty()) {
      text.open("tables += { signature = APIC  # the I/O APICs alone, from their lines");
      text.hex("hex", Madt.ofIoApics(hardware.ioApics())).close("}");
    }
    for (String signature : missing) {
      text.comment(
          "There is a table %s; nothing in this kernel read it, as if it was built without the driver: it is left out."
              .formatted(signature));
    }
  }

  private boolean speaksOfAmdVi() {
    return log.messages().stream().anyMatch(m -> m.contains("AMD-Vi: "))
        || commandLine().contains("iommu=");
  }

  private void writeDmar(MachineText text, Bytes table) {
    text.comment(
        "Rebuilt from the lines DMAR: of the log, which do not print which devices a unit serves.");
    text.open("tables += { signature = DMAR").hex("hex", table).close("}");
    unknown(
        Kind.REMAPPING_TABLE,
        "the log does not print the scopes of the DMAR table, nor all of its flags");
    List<LoggedHardware.LoggedUnit> units = hardware.units();
    if (units.isEmpty()) {
      unknown(Kind.REGISTERS, "the log does not show what the VT-d units' registers hold");
    }
    for (LoggedHardware.LoggedUnit unit : units) {
      text.line(
          "registers += { address = 0x%x, words { \"0x00\" = 0x%x, \"0x08\" = 0x%x, \"0x10\" = 0x%x } }"
              .formatted(unit.address(), unit.version(), unit.capabilities(), unit.extended()));
    }
  }

  private void writeIvrs(MachineText text, List<PciFunction> units) {
    text.comment(
        "Made up for the IOMMUs among the PCI functions: a log prints nothing of an IVRS table.");
    text.open("tables += { signature = IVRS").hex("hex", LoggedIvrs.of(units)).close("}");
    for (int i = 0; i < units.size(); i++) {
      text.line(
          "registers += { address = 0x%x, words { \"0x30\" = 0x%x } }"
              .formatted(LoggedIvrs.registers(i), hardware.amdFeatures()));
    }
    unknown(Kind.REMAPPING_TABLE, "the log prints nothing of the IVRS table");
  }

  private void writeFunctions(MachineText text) {
    boolean shown = functions.stream().anyMatch(Functions::usesDma);
    unknown(
        Kind.DEVICES,
        shown
            ? "how many address bits drivers ask for is assumed by class of device"
            : "the log does not show which devices there are; one stands for them all");
    boolean external = dmar.optsIn();
    text.blank().comment("Lines pci ...: type ... class ...").open("functions = [");
    for (PciFunction f : functions) {
      boolean port = external && f.isBridge() && f.bridge().isPresent() && f.address().bus() == 0;
      external &= !port;
      text.line(
          "{ address = \"%s\"%s, vendor = 0x%04x, device = 0x%04x, class = 0x%06x%s%s%s%s }"
              .formatted(
                  f.address(),
                  name(f),
                  f.vendorId(),
                  f.deviceId(),
                  f.classCode(),
                  masks(f),
                  f.bridge()
                      .map(
                          b ->
                              ", bridge { secondary = 0x%02x, subordinate = 0x%02x }"
                                  .formatted(b.secondary(), b.subordinate()))
                      .orElse(""),
                  port ? ", external-facing = true" : "",
                  words(f)));
    }
    text.close("]");
  }

  private String words(PciFunction f) {
    if (!LoggedIvrs.units(List.of(f)).isEmpty()) {
      return ", config-words { \"0x40\" = 0x190b640f }";
    }
    return Northbridges.words(f, log)
        .map(
            w ->
                ", config-words { \"0x90\" = 0x%x, \"0x94\" = 0x%x }"
                    .formatted(w.control(), w.base()))
        .orElse("");
  }

  private static String name(PciFunction f) {
    return Optional.of(f.name())
        .filter(given -> !given.isEmpty())
        .or(() -> DeviceClasses.name(f))
        .map(name -> ", name = " + MachineText.quoted(name))
        .orElse("");
  }

  private static String masks(PciFunction f) {
    int bits = DeviceClasses.maskBits(f);
    return f.isBridge()
        ? ""
        : ", dma-mask-bits = %d, coherent-mask-bits = %d".formatted(bits, bits);
  }

  private void writeLoader(MachineText text) {
    text.blank().open("boot {");
    memory
        .ramDisk()
        .ifPresent(r -> text.line("initrd { " + MachineText.range(r) + " }  # RAMDISK"));
    if (memory.tablesInRamDisk() > 0) {
      text.word("initrd-table-bytes", memory.tablesInRamDisk(), "ACPI table found in initrd");
    }
    String line = commandLine();
    if (passesThroughByDefault()) {
      text.comment(
          "This kernel was built to pass all addresses through; iommu.passthrough=1 says so here.");
      line = (PASSTHROUGH + " " + line).strip();
    }
    text.text("command-line", line.substring(0, Math.min(line.length(), 2047)), FROM_LOG);
    text.close("}");
    if (family.isAtLeast(4, 8) && !line.contains("nokaslr")) {
      unknown(Kind.KERNEL_BASE, "KASLR may have put the kernel's image elsewhere than at 16 MB");
    }
  }

  /** CONFIG_IOMMU_DEFAULT_PASSTHROUGH (drivers/iommu/iommu.c:iommu_subsys_init). */
  private boolean passesThroughByDefault() {
    return log.after("iommu: ")
        .map(String::strip)
        .anyMatch("Default domain type: Passthrough"::equals);
  }

  private void writeHoldings(MachineText text) {
    FirmwareMap map = memory.firmwareMap();
    List<Holding> all =
        Stream.concat(memory.tables().stream(), holdings.all().stream())
            .filter(h -> map.usable().anyMatch(ram -> !ram.intersection(h.range()).isEmpty()))
            .toList();
    if (!all.isEmpty()) {
      text.blank().comment("RAM that is taken before the kernel looks.").open("holdings = [");
      for (Holding holding : all) {
        text.line(
            "{ name = %s, %s }"
                .formatted(MachineText.quoted(holding.name()), MachineText.range(holding.range())));
      }
      text.close("]");
    }
    boolean hidden = kernel.isEfi() && !kernel.isCrashKernel() && !holdings.showsFirmware();
    if (hidden && !FreeIsland.isWhereAPoolGoes(memory.firmwareMap())) {
      unknown(
          Kind.FIRMWARE_HOLDINGS,
          "EFI keeps memory for itself that the map calls usable, and the log does not show where"
              + " (efi=debug would)");
    }
  }

  private void writeUnknowns(MachineText text) {
    text.blank().open("unknown = [");
    for (Unknown each : unknowns) {
      text.line(
          "{ what = %s, why = %s }"
              .formatted(
                  each.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                  MachineText.quoted(each.why())));
    }
    text.close("]");
  }

  private void unknown(Kind kind, String why) {
    unknowns.add(new Unknown(kind, why));
  }
}
