package org.lifeboat.plugin.intelvtd.linux26;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.api.stage.InterruptStage;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.plugin.intelvtd.kernel.DialectRules;
import org.lifeboat.plugin.intelvtd.kernel.DmarKernel;
import org.lifeboat.plugin.intelvtd.kernel.FirmwareComplaints;
import org.lifeboat.plugin.intelvtd.kernel.MeasuredLaunch;
import org.lifeboat.plugin.intelvtd.kernel.MeasuredLaunch.Step;
import org.lifeboat.plugin.intelvtd.kernel.OptionGrammar;
import org.lifeboat.plugin.intelvtd.kernel.OptionGrammar.Word;
import org.lifeboat.plugin.intelvtd.kernel.Switches;
import org.lifeboat.plugin.intelvtd.table.DmarTable;
import org.lifeboat.plugin.intelvtd.unit.Inventory;

/** Linux 2.6.32 and 2.6.33. */
public final class Linux26 implements DmarKernel {
  /** The words of {@code intel_iommu=} (drivers/pci/intel-iommu.c:intel_iommu_setup). */
  private static final OptionGrammar GRAMMAR =
      new OptionGrammar(
          List.of(
              Word.of("on", "Intel-IOMMU: enabled", Switches::enabled),
              Word.of("off", "Intel-IOMMU: disabled", Switches::disabledByUser),
              Word.of(
                  "igfx_off", "Intel-IOMMU: disable GFX device mapping", Switches::withoutGraphics),
              Word.of(
                  "forcedac", "Intel-IOMMU: Forcing DAC for PCI devices", UnaryOperator.identity()),
              Word.of(
                  "strict", "Intel-IOMMU: disable batched IOTLB flush", UnaryOperator.identity())),
          Optional.empty());

  private static final String ADDRESS_ZERO = "Your BIOS is broken; DMAR reported at address zero!";
  private static final String UNMAPPABLE = "IOMMU: can't validate: %x";
  private static final String ALL_ONES =
      "Your BIOS is broken; DMAR reported at address %x returns all ones!";

  /** What 2.6.32 does before the table is parsed. */
  public static final DialectRules RULES_2_6_32 =
      new DialectRules(
          GRAMMAR,
          new FirmwareComplaints.Texts(ADDRESS_ZERO, ALL_ONES, UNMAPPABLE, false),
          true,
          false,
          false,
          false,
          false);

  /** What 2.6.33 does before the table is parsed. */
  public static final DialectRules RULES_2_6_33 =
      new DialectRules(
          GRAMMAR,
          new FirmwareComplaints.Texts(ADDRESS_ZERO, ALL_ONES, UNMAPPABLE, true),
          true,
          true,
          false,
          false,
          false);

  private final Version version;
  private final FirmwareComplaints complaints;
  private final int maximumAddressBits;
  private final Inventory inventory = new Inventory();
  private boolean parsed;

  /**
   * @param version which of the two
   * @param complaints of this boot
   * @param maximumAddressBits the widest address that page tables are made for
   */
  public Linux26(Version version, FirmwareComplaints complaints, int maximumAddressBits) {
    this.version = version;
    this.complaints = complaints;
    this.maximumAddressBits = maximumAddressBits;
  }

  /** Only parses; what came of it nobody asks here. */
  @Override
  public void prepareInterrupts(DmarTable table, Switches switches, InterruptStage stage) {
    CommandLine line = stage.commandLine();
    if (!line.has("nolapic") && !line.has("disableapic") && !line.has("noapic")) {
      parse(table, stage);
    }
  }

  @Override
  public Initialization start(Situation situation, RuntimeStage stage) {
    if (version.startsThroughHook()) {
      if (situation.atDetection().isPresent()) {
        return situation.endedBy(situation.atDetection().get());
      }
      if (!situation.looked()) {
        return new Initialization.Inactive(situation.off().orElse("detection did not look"));
      }
    }
    boolean forced = MeasuredLaunch.forces(isStopped(situation, stage), "", stage);
    Optional<Finding> failure = parse(situation.table(), stage);
    return failure
        .map(f -> situation.atDetection().orElse(f))
        .map(finding -> MeasuredLaunch.failed(Step.TABLE, finding, forced, situation))
        .orElseGet(() -> new Startup(version, inventory, situation, forced, stage).run());
  }

  /** What tboot_force_iommu looks at: no_iommu, swiotlb, dmar_disabled. */
  private boolean isStopped(Situation situation, RuntimeStage stage) {
    boolean pool = version.startsThroughHook() && stage.bounceDemand().wantsPool();
    return pool || situation.off().isPresent() || situation.atDetection().isPresent();
  }

  /**
   * Parses once, and only the first caller learns of an error: the flag is set before
   * (dmar_table_init).
   */
  private Optional<Finding> parse(DmarTable table, InterruptStage stage) {
    if (parsed) {
      return Optional.empty();
    }
    parsed = true;
    UnitAllocator allocator = new UnitAllocator(version, complaints, maximumAddressBits);
    return new TableParser(version, inventory, allocator).parse(table, stage);
  }
}
