package org.lifeboat.plugin.intelvtd.linux61;

import java.util.List;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.api.stage.Stage;

/**
 * What the command line says of interrupt remapping.
 *
 * @param wanted whether it is tried at all
 * @param ignoresOptOut whether firmware's wish to leave x2APIC off does not count
 * @param x2apic whether the processors can and may use x2APIC
 */
record InterruptOptions(boolean wanted, boolean ignoresOptOut, boolean x2apic) {
  private static final List<String> NO_APICS = List.of("nolapic", "disableapic", "noapic", "nosmp");

  /**
   * Reads {@code intremap=} (drivers/iommu/irq_remapping.c:setup_irqremap), {@code nox2apic}, and
   * the parameters that keep the kernel from setting up its APICs, which is where interrupts would
   * be remapped (arch/x86/kernel/apic/apic.c:enable_IR_x2apic); a single processor by wish is one
   * of them (kernel/smp.c:nosmp, maxcpus).
   */
  static InterruptOptions read(Stage stage) {
    CommandLine line = stage.commandLine();
    boolean off = false;
    boolean ignoresOptOut = false;
    for (String value : line.values("intremap")) {
      for (String word : value.split(",", -1)) {
        off = word.startsWith("off") || (off && !word.startsWith("on"));
        ignoresOptOut |= word.startsWith("no_x2apic_optout");
      }
    }
    boolean apics = NO_APICS.stream().noneMatch(line::has) && !line.values("maxcpus").contains("0");
    return new InterruptOptions(
        apics && !off, ignoresOptOut, stage.processor().x2apic() && !line.has("nox2apic"));
  }
}
