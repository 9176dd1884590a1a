package org.lifeboat.evidence.recording;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.evidence.log.KernelLog;

/**
 * A recorded boot of a real kernel: {@code case.json} with its inputs, the kernel's log, tables,
 * and what came of it.
 *
 * @param id its name
 * @param kernelVersion as the log names it, {@code 6.1}; empty where it does not
 * @param machine what booted; empty where the recording does not show enough to know
 * @param observation what happened
 */
public record Recording(
    String id, Optional<String> kernelVersion, Optional<Machine> machine, Observation observation) {
  private static final Pattern VERSION = Pattern.compile("(\\d+\\.\\d+).*");

  /** Reads one. */
  static Recording read(Folder folder) throws RecordingException {
    Case inputs = Case.read(folder);
    KernelLog log = KernelLog.parse(folder.text("dmesg.txt").orElse(""));
    Optional<JsonObject> facts = RecordedOutcome.facts(folder);
    return new Recording(
        inputs.id(),
        log.after("Linux version ", VERSION).findFirst().map(m -> m.group(1)),
        new RecordedMachine(folder, inputs, log).machine(kernelBase(facts)),
        new RecordedOutcome(folder, log).read(facts));
  }

  /** Where the kernel's text lies is an input: KASLR's choice, which nothing else tells. */
  private static Optional<Long> kernelBase(Optional<JsonObject> facts) throws RecordingException {
    if (facts.isEmpty()) {
      return Optional.empty();
    }
    List<String> range = facts.get().texts("kernel_code");
    return range.isEmpty()
        ? Optional.empty()
        : Optional.of(facts.get().hex("kernel_code", range.get(0)));
  }
}
