package org.lifeboat.plugin.amdvi;

import org.lifeboat.api.stage.InterruptStage;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;

/**
 * The first lines of the warnings with which Linux 6.1 answers a walk that does not end where it
 * should; what follows them, registers and stack, is left out. The places are those of the Debian
 * build 6.1.192-2 whose boots are recorded; the first one's is worked out from the code bytes that
 * the second one prints.
 */
enum KernelWarning {
  /** The entries of a block (find_last_devid_from_ivhd). */
  ENTRIES("590 get_pci_segment+0x112/0x29d"),
  /** The blocks of the table, once for each segment (find_last_devid_acpi). */
  BLOCKS_OF_SEGMENT("638 get_pci_segment+0x138/0x29d"),
  /** The blocks of the table, after the last unit (init_iommu_all). */
  BLOCKS("1951 iommu_go_to_state+0x4f6/0x14ec");

  private final String place;

  KernelWarning(String place) {
    this.place = place;
  }

  void print(InterruptStage stage) {
    int process = stage instanceof RuntimeStage ? 1 : 0;
    stage.print(
        Severity.WARNING,
        "WARNING: CPU: 0 PID: %s at drivers/iommu/amd/init.c:%s".formatted(process, place));
  }
}
