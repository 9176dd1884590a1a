package org.lifeboat.evidence.log;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a log says of the kernel itself and of how it was started. */
public final class LoggedKernel {
  private static final Pattern BANNER = Pattern.compile("(\\S{1,255})(?: (.*))?");
  private static final Pattern IMAGE = Pattern.compile(".*\\bvmlinuz-(\\d\\S{1,255}).*");
  private static final Pattern USB =
      Pattern.compile("usb usb\\d+: Manufacturer: Linux (\\d\\S{1,255}) .*");
  private static final Pattern SMP =
      Pattern.compile("Allowing (\\d{1,5}) CPUs, \\d{1,5} hotplug CPUs");
  private static final Pattern TOPOLOGY =
      Pattern.compile("Allowing (\\d{1,5}) present CPUs plus (\\d{1,5}) hotplug CPUs");
  private static final Pattern IDS = Pattern.compile(".*\\bnr_cpu_ids[:=](\\d{1,5})\\b.*");
  private static final Pattern AFFINITY =
      Pattern.compile("PXM \\d{1,9} -> APIC 0x[0-9a-f]+ -> Node .*");

  /** NR_CPUS of x86-64 is at most 8192 (arch/x86/Kconfig). */
  private static final int MOST_PROCESSORS = 8192;

  private final KernelLog log;

  /** What this log says. */
  public LoggedKernel(KernelLog log) {
    this.log = log;
  }

  /**
   * The release, {@code 6.1.0-9-amd64}: where the log does not begin at its beginning, from the
   * image's name or from what USB controllers call themselves; empty where nothing says.
   */
  public Optional<String> release() {
    return banner()
        .map(m -> m.group(1))
        .or(() -> commandLine().flatMap(line -> first(IMAGE, Stream.of(line))))
        .or(() -> first(USB, log.messages().stream()));
  }

  private static Optional<String> first(Pattern form, Stream<String> lines) {
    return lines.map(form::matcher).filter(Matcher::matches).map(m -> m.group(1)).findFirst();
  }

  /** What the first line says besides: who built it, with which compiler, when. */
  public String build() {
    return banner().map(m -> m.group(2)).orElse("");
  }

  private Optional<MatchResult> banner() {
    return log.after("Linux version ", BANNER).findFirst();
  }

  /** The parameters, as the kernel first printed them (arch/x86/kernel/setup.c). */
  public Optional<String> commandLine() {
    return log.firstAfter("Command line: ")
        .or(() -> log.firstAfter("Kernel command line: "))
        .map(String::strip);
  }

  /** Whether EFI started it (drivers/firmware/efi/efi.c). */
  public boolean isEfi() {
    return log.messages().stream().anyMatch(m -> m.startsWith("efi: ") || m.startsWith("EFI v"));
  }

  /** Whether it is a crash kernel, started by another one (Documentation/admin-guide/kdump). */
  public boolean isCrashKernel() {
    return commandLine().filter(line -> line.contains("elfcorehdr=")).isPresent();
  }

  /**
   * How many processors there are or may be (arch/x86/kernel/smpboot.c:prefill_possible_map,
   * arch/x86/kernel/cpu/topology.c, mm/percpu.c); empty where the log does not say.
   */
  public OptionalInt possibleProcessors() {
    Stream<Integer> smp =
        Stream.of("smpboot: ", "SMP: ")
            .flatMap(prefix -> log.after(prefix, SMP))
            .map(m -> Integer.parseInt(m.group(1)));
    Stream<Integer> topology =
        log.after("CPU topo: ", TOPOLOGY)
            .map(m -> Integer.parseInt(m.group(1)) + Integer.parseInt(m.group(2)));
    Stream<Integer> ids =
        log.messages().stream()
            .map(IDS::matcher)
            .filter(Matcher::matches)
            .map(m -> Integer.parseInt(m.group(1)));
    Stream<Integer> listed =
        Stream.of((int) log.after("SRAT: ", AFFINITY).limit(MOST_PROCESSORS).count());
    return Stream.of(smp, topology, ids, listed)
        .flatMap(each -> each)
        .filter(n -> n >= 1 && n <= MOST_PROCESSORS)
        .mapToInt(n -> n)
        .findFirst();
  }
}
