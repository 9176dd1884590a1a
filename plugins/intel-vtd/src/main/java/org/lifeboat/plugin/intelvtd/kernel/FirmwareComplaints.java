package org.lifeboat.plugin.intelvtd.kernel;

import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;

/**
 * How a kernel complains of units that cannot be (warn_invalid_dmar of drivers/iommu/intel/dmar.c;
 * WARN in drivers/pci/dmar.c of 2.6, of which only the text lines are printed here). One instance
 * goes through a whole boot, since some kernels complain only once.
 */
public final class FirmwareComplaints {
  /**
   * A kernel's words.
   *
   * @param addressZero for a unit at address 0
   * @param allOnes for registers of which nobody answers, with {@code %x} for the address
   * @param unmappable for registers whose page reaches past the last address, with {@code %x} for
   *     the address
   * @param oncePerBoot whether only the first complaint is printed, whichever it is
   */
  public record Texts(String addressZero, String allOnes, String unmappable, boolean oncePerBoot) {}

  private final Texts texts;
  private boolean complained;

  /**
   * @param texts the kernel's words
   */
  public FirmwareComplaints(Texts texts) {
    this.texts = texts;
  }

  /** A unit at address 0. */
  public Finding addressZero(Stage stage) {
    complain(stage, texts.addressZero());
    return new Finding("dmar-address-zero", "The DMAR table names a remapping unit at address 0.");
  }

  /** A unit of which capability and extended capability registers read all ones. */
  public Finding allOnes(Stage stage, long address) {
    complain(stage, texts.allOnes().formatted(address));
    return new Finding(
        "dmar-registers-all-ones",
        "The registers of the remapping unit at 0x%x read all ones: nobody answers there."
            .formatted(address));
  }

  /** A unit whose registers cannot be looked at (early_ioremap fails); no blame of firmware. */
  public Finding unmappable(Stage stage, long address) {
    stage.print(Severity.WARNING, texts.unmappable().formatted(address));
    return new Finding(
        "dmar-registers-unmappable",
        "The registers of the remapping unit at 0x%x reach past the last address."
            .formatted(address));
  }

  private void complain(Stage stage, String text) {
    if (!(texts.oncePerBoot() && complained)) {
      stage.print(Severity.WARNING, text + "\n" + stage.dmi().biosLine());
    }
    complained = true;
  }
}
