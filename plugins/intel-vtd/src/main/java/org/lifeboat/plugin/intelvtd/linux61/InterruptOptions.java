package org.lifeboat.plugin.intelvtd.linux61;

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
  /**
   * Reads {@code intremap=} (drivers/iommu/irq_remapping.c:setup_irqremap), {@code nox2apic}, and
   * the parameters that keep the kernel from setting up its APICs, which is where interrupts would
   * be remapped (arch/x86/kernel/apic/apic.c:enable_IR_x2apic).
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
    boolean apics = !line.has("nolapic") && !line.has("disableapic") && !line.has("noapic");
    return new InterruptOptions(
        apics && !off, ignoresOptOut, stage.processor().x2apic() && !line.has("nox2apic"));
  }
}
