package org.lifeboat.api.driver;

import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.InterruptStage;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Stage;

/**
 * A driver for one kind of IOMMU. An instance belongs to one boot and one thread; its methods are
 * called at most once each, in the order in which they stand here. It reads real bytes: tables as
 * firmware ships them, registers as hardware answers.
 */
public interface IommuDriver {
  /**
   * A look at the hardware while the architecture is set up, before any parameter of the driver is
   * read (arch/x86/kernel/setup.c calls early_gart_iommu_check there).
   *
   * @param stage what can be done now; not to be kept
   */
  default void look(Stage stage) {}

  /**
   * Reads the driver's own parameters ({@code intel_iommu=}) and says what the kernel says about
   * them; {@code __setup} parameters are read before any detection (init/main.c:start_kernel).
   *
   * @param stage what can be done now; not to be kept
   */
  default void readParameters(Stage stage) {}

  /**
   * Whether a parameter that {@link #readParameters} read asks that every unmapping be flushed at
   * once, for all drivers (drivers/iommu/iommu.c:iommu_set_dma_strict).
   *
   * @return false here
   */
  default boolean asksForStrictInvalidation() {
    return false;
  }

  /**
   * Is there one? The table is there and nobody switched it off; health is not asked.
   *
   * @param stage what can be done now; not to be kept
   * @return whether there is one, and whether it is wanted
   */
  Detection detect(EarlyStage stage);

  /**
   * What can be known of its health now, by the checks this kernel version makes at detection. Not
   * called where nothing was detected.
   *
   * @param stage what can be done now; not to be kept
   * @return its health as far as known
   */
  EarlyProbe probe(EarlyStage stage);

  /**
   * Prepares interrupt remapping: in kernels that do this, the place where tables are parsed and
   * units mapped. Not called where nothing was detected.
   *
   * @param stage what can be done now; not to be kept
   */
  default void prepareInterrupts(InterruptStage stage) {}

  /**
   * Starts the hardware. Called for a driver that was detected, disabled ones included, also where
   * {@link #probe} found it broken: whether the kernel would still try is the driver's knowledge.
   *
   * @param stage what can be done now; not to be kept
   * @return whether it works, failed, or was not wanted
   * @throws org.lifeboat.api.stage.KernelPanic where the kernel would panic
   */
  Initialization initialize(RuntimeStage stage);

  /**
   * The way of DMA is chosen and other drivers start (device_initcall): what this one still has to
   * say, on every machine, whatever became of its hardware.
   *
   * @param stage what can be done now; not to be kept
   */
  default void settle(Stage stage) {}
}
