package org.lifeboat.engine.parameters;

import java.util.List;
import org.lifeboat.api.stage.CommandLine;

/**
 * How many processors the kernel prepares for (arch/x86/kernel/smpboot.c:prefill_possible_map): it
 * has a bounce area and per-CPU data for each.
 */
public final class ProcessorParameters {
  private static final List<String> WITHOUT_APIC = List.of("nolapic", "disableapic");

  /** NR_CPUS of Debian's kernels. */
  private static final long MOST = 8192;

  private ProcessorParameters() {}

  /**
   * How many.
   *
   * @param listed how many ACPI lists, those that may be plugged later included; it is not read
   *     without a local APIC (arch/x86/kernel/acpi/boot.c:acpi_parse_madt_lapic_entries)
   * @return at least 1
   */
  public static int possible(CommandLine commandLine, int listed) {
    boolean unread =
        AffinityParameters.acpiOff(commandLine) || WITHOUT_APIC.stream().anyMatch(commandLine::has);
    long possible = last(commandLine, "possible_cpus", unread ? 1 : listed);
    possible = Math.min(possible, most(commandLine));
    return singleProcessor(commandLine) ? 1 : (int) Math.max(1, possible);
  }

  /** {@code nr_cpus=}: the first that is in range sets the next one's (kernel/smp.c:nrcpus). */
  private static long most(CommandLine commandLine) {
    long most = MOST;
    for (String value : commandLine.values("nr_cpus")) {
      long asked = KernelNumber.plain(value).value();
      most = asked > 0 && asked < most ? asked : most;
    }
    return most;
  }

  /** {@code nosmp}, or the last {@code maxcpus=} is 0 (kernel/smp.c:nosmp, maxcpus). */
  private static boolean singleProcessor(CommandLine commandLine) {
    return commandLine.has("nosmp") || last(commandLine, "maxcpus", MOST) == 0;
  }

  private static long last(CommandLine commandLine, String name, long otherwise) {
    long found = otherwise;
    for (String value : commandLine.values(name)) {
      if (KernelNumber.startsWithDigit(value)) {
        found = KernelNumber.plain(value).value() & Integer.MAX_VALUE;
      }
    }
    return found;
  }
}
