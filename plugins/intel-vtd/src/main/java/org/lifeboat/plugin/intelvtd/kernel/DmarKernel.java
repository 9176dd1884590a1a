package org.lifeboat.plugin.intelvtd.kernel;

import java.util.Optional;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.stage.InterruptStage;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.plugin.intelvtd.table.DmarTable;

/**
 * What a family of kernel versions does with a DMAR table after detection. An instance belongs to
 * one boot.
 */
public interface DmarKernel {
  /**
   * What the run-time stage begins with.
   *
   * @param table the machine's table
   * @param switches what options say
   * @param looked whether detection looked at the table at all
   * @param atDetection what detection found wrong
   * @param off why it is not wanted; empty where it is
   */
  record Situation(
      DmarTable table,
      Switches switches,
      boolean looked,
      Optional<Finding> atDetection,
      Optional<String> off) {
    /**
     * How a start that came to nothing counts: in peace where it was not wanted, else as this
     * failure.
     */
    public Initialization endedBy(Finding finding) {
      return off.<Initialization>map(Initialization.Inactive::new)
          .orElseGet(() -> new Initialization.Failed(finding));
    }
  }

  /**
   * The stage of APIC set-up: the table is parsed, units are mapped, interrupts are remapped where
   * this kernel does that.
   */
  void prepareInterrupts(DmarTable table, Switches switches, InterruptStage stage);

  /**
   * The run-time stage: what is not parsed yet is parsed now, scopes are resolved, units are
   * started.
   */
  Initialization start(Situation situation, RuntimeStage stage);
}
