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

/** Linux 6.1, and what rules make of it. */
public final class Linux61 implements DmarKernel {
  private final Rules rules;
  private final FirmwareComplaints complaints;
  private final Inventory inventory = new Inventory();
  private boolean parsed;
  private Optional<Finding> parseFailure = Optional.empty();

  /**
   * @param rules in what the version differs
   * @param complaints of this boot
   */
  public Linux61(Rules rules, FirmwareComplaints complaints) {
    this.rules = rules;
    this.complaints = complaints;
  }

  /**
   * What it does before the table is parsed.
   *
   * @param yieldsToBounceBuffer whether a wish for the bounce buffer keeps it from looking
   * @param knowsOptIn whether firmware's wish for protection counts
   * @param optInOverridesOff whether it counts against {@code iommu=off}, too
   * @param backtraces whether complaints are warnings with a backtrace
   */
  public static DialectRules rules(
      boolean yieldsToBounceBuffer,
      boolean knowsOptIn,
      boolean optInOverridesOff,
      boolean backtraces) {
    String blame = (backtraces ? "" : "DMAR: [Firmware Bug]: ") + "Your BIOS is broken; DMAR";
    return new DialectRules(
        OptionWords.GRAMMAR,
        new FirmwareComplaints.Texts(
            blame + " reported at address 0!",
            blame + " reported at address %x returns all ones!",
            "DMAR: Can't validate DRHD address: %x",
            true),
        yieldsToBounceBuffer,
        yieldsToBounceBuffer,
        true,
        knowsOptIn,
        optInOverridesOff);
  }

  @Override
  public void prepareInterrupts(DmarTable table, Switches switches, InterruptStage stage) {
    InterruptOptions options = InterruptOptions.read(stage);
    if (!rules.remapsInterrupts() || !options.wanted() || ChipsetErratum.found(stage)) {
      return;
    }
    if (parse(table, switches, stage).isEmpty()) {
      new InterruptRemapping(inventory, options, rules.auditsCapabilities()).run(table, stage);
    }
  }

  @Override
  public Initialization start(Situation situation, RuntimeStage stage) {
    Switches switches = ChipsetQuirks.apply(situation.switches(), stage);
    if (situation.atDetection().isPresent()) {
      return situation.endedBy(situation.atDetection().get());
    }
    if (!situation.looked()) {
      return new Initialization.Inactive(situation.off().orElse("detection did not look"));
    }
    Force force = Force.of(situation, switches, rules, stage);
    return new Startup(inventory, situation, switches, rules, force, stage)
        .run(() -> parse(situation.table(), switches, stage));
  }

  /** Parses once; later calls give the same answer without a word (dmar_table_init). */
  private Optional<Finding> parse(DmarTable table, Switches switches, InterruptStage stage) {
    if (!parsed) {
      parsed = true;
      UnitAllocator allocator =
          new UnitAllocator(complaints, switches.scalableMode(), rules.maximumAddressBits());
      parseFailure = new TableParser(inventory, allocator, rules).parse(table, stage);
    }
    return parseFailure;
  }
}
