package org.lifeboat.engine.parameters;

import org.lifeboat.api.stage.CommandLine;

/** Which firmware tables the parameters let the kernel read. */
public final class AffinityParameters {
  private AffinityParameters() {}

  /**
   * Whether ACPI is off (arch/x86/kernel/acpi/boot.c:parse_acpi): the last of {@code acpi=off} and
   * {@code acpi=force} counts.
   */
  public static boolean acpiOff(CommandLine commandLine) {
    boolean off = false;
    for (String value : commandLine.values("acpi")) {
      off = value.equals("off") || off && !value.equals("force");
    }
    return off;
  }

  /**
   * Whether hash tables are spread over the nodes by the page allocator, as they are unless {@code
   * hashdist=} says otherwise (mm/page_alloc.c:page_alloc_init, set_hashdist).
   *
   * @param nodes how many have memory
   */
  public static boolean distributesHashTables(CommandLine commandLine, int nodes) {
    boolean distributes = nodes > 1;
    for (String value : commandLine.values("hashdist")) {
      distributes = KernelNumber.plain(value).value() != 0;
    }
    return distributes;
  }

  /**
   * Whether SRAT is read: not without ACPI, nor with {@code numa=off} or {@code numa=noacpi}
   * (arch/x86/mm/numa.c:numa_setup).
   */
  public static boolean readsAffinity(CommandLine commandLine) {
    return !acpiOff(commandLine)
        && commandLine.values("numa").stream()
            .noneMatch(v -> v.startsWith("off") || v.startsWith("noacpi"));
  }
}
