package org.lifeboat.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LoggedKernelTest {
  private static LoggedKernel of(String... messages) {
    return new LoggedKernel(new KernelLog(List.of(messages)));
  }

  @Test
  void theFirstLineNamesReleaseAndBuilder() {
    LoggedKernel kernel = of("Linux version 6.1.0-9-amd64 (builder) (gcc-12) #1 SMP");

    assertThat(kernel.release()).contains("6.1.0-9-amd64");
    assertThat(kernel.build()).isEqualTo("(builder) (gcc-12) #1 SMP");
  }

  @Test
  void withoutItTheImageOrAUsbControllerNamesTheRelease() {
    assertThat(of("Command line: BOOT_IMAGE=/vmlinuz-5.4.0-42-generic ro").release())
        .contains("5.4.0-42-generic");
    assertThat(of("usb usb1: Manufacturer: Linux 5.10.0-8-amd64 xhci-hcd").release())
        .contains("5.10.0-8-amd64");
    assertThat(of("Command line: ro").release()).isEmpty();
  }

  @Test
  void theFirstCommandLineCounts() {
    assertThat(of("Kernel command line: a b ", "Command line: c").commandLine()).contains("c");
    assertThat(of("Kernel command line: a b ").commandLine()).contains("a b");
    assertThat(of().commandLine()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "16 | smpboot: Allowing 16 CPUs, 0 hotplug CPUs",
        "8 | SMP: Allowing 8 CPUs, 4 hotplug CPUs",
        "24 | CPU topo: Allowing 20 present CPUs plus 4 hotplug CPUs",
        "12 | setup_percpu: NR_CPUS:8192 nr_cpumask_bits:12 nr_cpu_ids:12 nr_node_ids:1",
        "4 | rcu: RCU restricting CPUs from NR_CPUS=64 to nr_cpu_ids=4."
      })
  void processorsThatMayComeCount(int count, String message) {
    assertThat(of(message).possibleProcessors()).hasValue(count);
  }

  @Test
  void aCountThatCannotBeIsNone() {
    assertThat(of("smpboot: Allowing 0 CPUs, 0 hotplug CPUs").possibleProcessors()).isEmpty();
    assertThat(of("smpboot: Allowing 9999 CPUs, 0 hotplug CPUs").possibleProcessors()).isEmpty();
  }

  @Test
  void processorsOfNodesAreCountedWhereNothingElseIsSaid() {
    assertThat(
            of("SRAT: PXM 0 -> APIC 0x00 -> Node 0", "SRAT: PXM 1 -> APIC 0x20 -> Node 1")
                .possibleProcessors())
        .hasValue(2);
  }

  @Test
  void efiAndCrashKernelsAreKnown() {
    assertThat(of("efi: EFI v2.70 by American Megatrends").isEfi()).isTrue();
    assertThat(of("EFI v2.40 by Dell").isEfi()).isTrue();
    assertThat(of("e820: x").isEfi()).isFalse();
    assertThat(of("Command line: elfcorehdr=0x1000 irqpoll").isCrashKernel()).isTrue();
    assertThat(of("Command line: quiet").isCrashKernel()).isFalse();
  }
}
