package org.lifeboat.plugin.intelvtd.linux61;

import java.util.Optional;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.stage.InterruptStage;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.plugin.intelvtd.kernel.DialectRules;
import org.lifeboat.plugin.intelvtd.kernel.DmarKernel;
import org.lifeboat.plugin.intelvtd.kernel.FirmwareComplaints;
import org.lifeboat.plugin.intelvtd.kernel.Switches;
import org.lifeboat.plugin.intelvtd.table.DmarTable;
import org.lifeboat.plugin.intelvtd.unit.Inventory;

/** Linux 6.1. */
public final class Linux61 implements DmarKernel {
  /** What it does before the table is parsed. */
  public static final DialectRules RULES =
      new DialectRules(
          OptionWords.GRAMMAR,
          new FirmwareComplaints.Texts(
              "DMAR: [Firmware Bug]: Your BIOS is broken; DMAR reported at address 0!",
              "DMAR: [Firmware Bug]: Your BIOS is broken; DMAR reported at address %x returns all"
                  + " ones!",
              "DMAR: Can't validate DRHD address: %x",
              true),
          false,
          false,
          true);

  private final FirmwareComplaints complaints;
  private final int maximumAddressBits;
  private final boolean remapsInterrupts;
  private final Inventory inventory = new Inventory();
  private boolean parsed;
  private Optional<Finding> parseFailure = Optional.empty();

  /**
   * @param complaints of this boot
   * @param maximumAddressBits the widest address that page tables are made for
   * @param remapsInterrupts whether interrupt remapping is built in
   */
  public Linux61(FirmwareComplaints complaints, int maximumAddressBits, boolean remapsInterrupts) {
    this.complaints = complaints;
    this.maximumAddressBits = maximumAddressBits;
    this.remapsInterrupts = remapsInterrupts;
  }

  @Override
  public void prepareInterrupts(DmarTable table, Switches switches, InterruptStage stage) {
    InterruptOptions options = InterruptOptions.read(stage);
    if (!remapsInterrupts || !options.wanted() || ChipsetErratum.found(stage)) {
      return;
    }
    if (parse(table, switches, stage).isEmpty()) {
      new InterruptRemapping(inventory, options).run(table, stage);
    }
  }

  @Override
  public Initialization start(Situation situation, RuntimeStage stage) {
    Switches switches = ChipsetQuirks.apply(situation.switches(), stage);
    if (situation.atDetection().isPresent()) {
      return situation.endedBy(situation.atDetection().get());
    }
    return new Startup(inventory, situation, switches, Force.of(situation, switches, stage), stage)
        .run(() -> parse(situation.table(), switches, stage));
  }

  /** Parses once; later calls give the same answer without a word (dmar_table_init). */
  private Optional<Finding> parse(DmarTable table, Switches switches, InterruptStage stage) {
    if (!parsed) {
      parsed = true;
      UnitAllocator allocator =
          new UnitAllocator(complaints, switches.scalableMode(), maximumAddressBits);
      parseFailure = new TableParser(inventory, allocator).parse(table, stage);
    }
    return parseFailure;
  }
}
