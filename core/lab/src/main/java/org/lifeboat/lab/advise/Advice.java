package org.lifeboat.lab.advise;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.evidence.log.LoggedNote;

/**
 * What is to be said to somebody with a machine.
 *
 * @param plan the machine and its kernel
 * @param base what happens as it is
 * @param evidence what the machine's log shows; empty for a machine file
 * @param notes what in the log tells of trouble, the gravest first
 * @param options what changes something, the best first
 * @param unchanged what was tried and changes nothing
 * @param limited devices that cannot reach all RAM by themselves, translated or not
 */
public record Advice(
    BootPlan plan,
    BootReport base,
    Optional<Evidence> evidence,
    List<LoggedNote> notes,
    List<Option> options,
    List<String> unchanged,
    List<PciFunction> limited) {
  /** Copies the lists. */
  public Advice {
    notes = List.copyOf(notes);
    options = List.copyOf(options);
    unchanged = List.copyOf(unchanged);
    limited = List.copyOf(limited);
  }
}
