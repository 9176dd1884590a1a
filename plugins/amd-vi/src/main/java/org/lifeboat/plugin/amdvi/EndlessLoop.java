package org.lifeboat.plugin.amdvi;

import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.plugin.amdvi.ivrs.IvrsBlock;

/**
 * The kernel walks the table by the lengths it finds there and checks none of them: at a length of
 * 0 it stays for ever. The machine does not come up, so the model stops it, and says why where the
 * kernel would say nothing.
 */
final class EndlessLoop {
  private EndlessLoop() {}

  static KernelPanic inBlocks() {
    return new KernelPanic(
        "AMD-Vi: endless loop over the blocks of the IVRS table: one has length 0");
  }

  static KernelPanic inEntries(IvrsBlock.Ivhd block) {
    return new KernelPanic(
        "AMD-Vi: endless loop over the device entries of the IVHD block at 0x%x: one has a type without a length"
            .formatted(block.offset()));
  }
}
