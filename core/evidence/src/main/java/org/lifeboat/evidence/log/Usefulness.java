package org.lifeboat.evidence.log;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a log is of a machine that can be predicted, and what to do where it is not. */
public final class Usefulness {
  /** First lines by which an architecture that is not x86-64 is known, and its name. */
  private static final List<Architecture> OTHERS =
      List.of(
          new Architecture("arm64", "Booting Linux on physical CPU 0x[0-9a-f]{10}.*"),
          new Architecture("32-bit ARM", "Booting Linux on physical CPU 0x[0-9a-f]{1,9}.*"),
          new Architecture("32-bit ARM", "CPU: ARMv[4-7].*"),
          new Architecture("arm64", "Linux version \\S*(?:arm64|aarch64).*"),
          new Architecture(
              "PowerPC",
              "Linux version \\S*(?:ppc64|powerpc).*|Using (?:pSeries|PowerNV|CHRP|PowerMac).*"
                  + "|(?:hash|radix)-mmu: .*|Page sizes from device-tree:"),
          new Architecture("RISC-V", "riscv: .*|Linux version \\S*riscv.*|SBI specification v.*"),
          new Architecture("s390", "setup: Linux is running (?:as a z/VM|natively|under KVM).*"),
          new Architecture("SPARC", "PROMLIB: .*|OF stdout device is: .*"),
          new Architecture("MIPS", "CPU0 revision is: [0-9a-f]{8} \\(.*|MIPS: machine is .*"),
          new Architecture("LoongArch", "64-bit Loongson Processor probed.*"));

  /** What a kernel of 32 bits prints of memory, and no other (arch/x86/mm/init_32.c). */
  private static final Pattern THIRTY_TWO_BITS =
      Pattern.compile("\\d+MB (?:HIGHMEM|LOWMEM) available\\..*");

  private static final String HOW =
      "; the log of a whole boot has it: sudo dmesg right after the start, journalctl -k -b, or"
          + " /var/log/dmesg (a ring buffer that ran over lacks its beginning: log_buf_len=16M)";

  private Usefulness() {}

  /**
   * What the first lines of another architecture look like.
   *
   * @param name of it
   * @param form of a message
   */
  private record Architecture(String name, Pattern form) {
    Architecture(String name, String form) {
      this(name, Pattern.compile(form));
    }
  }

  /**
   * Lets a log pass that shows an x86-64 machine with its memory map.
   *
   * @param name of the log, for the message
   * @throws LogException with what is missing, and how to get it
   */
  public static void check(String name, LogFile file) throws LogException {
    KernelLog log = file.log();
    boolean map = !new LoggedMemory(log).firmwareMap().entries().isEmpty();
    if (map && log.messages().stream().anyMatch(m -> THIRTY_TWO_BITS.matcher(m).matches())) {
      throw new LogException(
          name + ": is of a 32-bit kernel, whose DMA goes another way; x86-64 is what is known");
    }
    if (map) {
      return;
    }
    Optional<String> other = other(log);
    if (other.isPresent()) {
      throw new LogException(
          "%s: is of a machine that is not x86-64 but %s; only x86-64 is known"
              .formatted(name, other.get()));
    }
    if (log.after("Xen: [mem ").findAny().isPresent()) {
      throw new LogException(
          name
              + ": is of a guest or domain 0 of Xen, whose memory map is not firmware's; the log of"
              + " the same machine without Xen has BIOS-e820 lines");
    }
    String boot = file.boots() > 1 ? " boot " + file.taken() + " of " + file.boots() : "";
    throw new LogException(name + ":" + boot + " shows no memory map (lines with BIOS-e820)" + HOW);
  }

  private static Optional<String> other(KernelLog log) {
    return OTHERS.stream()
        .filter(a -> log.messages().stream().anyMatch(m -> a.form().matcher(m).matches()))
        .map(Architecture::name)
        .findFirst();
  }
}
