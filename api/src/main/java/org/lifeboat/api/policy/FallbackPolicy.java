package org.lifeboat.api.policy;

import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.RuntimeStage;

/**
 * Decides what happens to DMA when the hardware IOMMU does not come up. An instance belongs to one
 * boot and one thread; {@link #early} is called once, then {@link #late} once. What it must
 * remember between the two it keeps in fields.
 */
public interface FallbackPolicy {
  /**
   * The early stage: memory is easy to have, the hardware's health is not known.
   *
   * @param stage what can be done now; not to be kept
   * @param detected what the drivers saw
   */
  void early(EarlyStage stage, DetectedIommus detected);

  /**
   * The run-time stage, after the drivers tried.
   *
   * @param stage what can be done now; not to be kept
   * @param outcome how the hardware's start ended
   * @return the way DMA goes from now on; {@link DmaBackend.Kind#HARDWARE} only where the hardware
   *     is active, and a pool only if it is initialised and was not released
   * @throws org.lifeboat.api.stage.KernelPanic to stop the machine
   */
  DmaBackend late(RuntimeStage stage, InitializationOutcome outcome);
}
