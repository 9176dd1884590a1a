package org.lifeboat.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DmaMessagesTest {
  @Test
  void onlyWhatIsAboutDma() {
    List<String> about =
        List.of(
            "DMAR: Host address width 39",
            "DMAR-IR: Not enabling interrupt remapping",
            "AMD-Vi: Interrupt remapping enabled",
            "software IO TLB: area num 1.",
            "PCI-DMA: Using software bounce buffering for IO (SWIOTLB)",
            "iommu: Default domain type: Translated ",
            "AGP: No AGP bridge found",
            "BIOS vendor: SeaBIOS; Ver: 1; Product Version: pc",
            "pci 0000:00:02.0: Adding to iommu group 1",
            "pci 0000:00:02.0: AMD-Vi: Found IOMMU cap 0x40");
    List<String> other =
        List.of(
            "ACPI: DMAR 0x000000007FEE2000 000048",
            "pci 0000:00:02.0: [8086:100e] type 00 class 0x020000",
            "DMARx: y",
            "iommu",
            "");
    KernelLog log = new KernelLog(List.of(other.get(0), other.get(1)));

    assertThat(DmaMessages.of(about)).isEqualTo(about);
    assertThat(DmaMessages.of(other)).isEmpty();
    assertThat(DmaMessages.of(log)).isEmpty();
  }
}
