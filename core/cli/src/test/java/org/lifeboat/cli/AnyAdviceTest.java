package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No log is too odd to be answered. */
final class AnyAdviceTest {
  private static final List<String> LINES =
      List.of(
          "Linux version 6.1.0-1-amd64 (x) (gcc) #1",
          "Linux version 2.6.32-5-amd64 (x) (gcc) #1",
          "Linux version 99.99",
          "Command line: iommu=pt intel_iommu=on swiotlb=65536",
          "Command line: iommu=off swiotlb=noforce amd_iommu=off",
          "Command line: swiotlb=999999999999 \"",
          "BIOS-e820: [mem 0x0000000000000000-0x000000000009ffff] usable",
          "BIOS-e820: [mem 0x0000000000100000-0x00000000bfffffff] usable",
          "BIOS-e820: [mem 0x0000000100000000-0x000000013fffffff] usable",
          "BIOS-e820: [mem 0x0000000000000000-0xffffffffffffffff] usable",
          "BIOS-e820: [mem 0x000000007bfe0000-0x000000007bfeffff] ACPI NVS",
          "ACPI: DMAR 0x000000007BFE2274 000068 (v01 INTEL  X 00000001 X 00000001)",
          "ACPI: IVRS 0x000000007BFE2274 000068 (v01 AMD  X 00000001 X 00000001)",
          "DMAR: Host address width 39",
          "DMAR: DRHD base: 0x000000fed90000 flags: 0x1",
          "DMAR: DRHD base: 0x00000000000000 flags: 0x1",
          "DMAR: dmar0: reg_base_addr fed90000 ver 1:0 cap d2008c22260206 ecap f00f4a",
          "DMAR: RMRR base: 0x0000007bfe0000 end: 0x0000007bfe0fff",
          "DMAR: RMRR base: 0xffffffffffffffff end: 0x0000000000000",
          "pci 0000:00:1d.0: [8086:293c] type 00 class 0x0c0320",
          "pci 0000:00:00.2: [1022:1419] type 00 class 0x080600",
          "smpboot: CPU0: Intel(R) X (family: 0x6, model: 0x3c, stepping: 0x3)",
          "PCI-DMA: Using software bounce buffering for IO (SWIOTLB)",
          "xhci 0000:00:14.0: swiotlb buffer is full (sz: 9 bytes), total 0 (slots), used 0"
              + " (slots)",
          "nvme 0000:00:05.0: swiotlb buffer is full (sz: 999999999999999999 bytes), total"
              + " 999999999999999999 (slots), used 999999999999999999 (slots)",
          "nvme 0000:00:05.0: swiotlb buffer is full (sz: 262144 bytes), total 1 (slots), used 0"
              + " (slots)",
          "DMA: Out of SW-IOMMU space for 0 bytes at device 0000:00:05.0",
          "software IO TLB: area num 999999.",
          "software IO TLB: area num 0.",
          "software IO TLB: mapped [mem 0x0000000000000000-0x000fffffffffffff] (64MB)",
          "watchdog: BUG: soft lockup - CPU#0 stuck",
          "RIP: 0010:swiotlb_do_find_slots+0x1/0x2",
          "Run /init as init process");

  @Property(tries = 40)
  void isAnswered(@ForAll("logs") String log) throws IOException {
    Path file = Files.createTempFile("any", ".txt");
    try {
      Files.writeString(file, log);
      Typed typed = Typed.lifeboat("advise", file.toString());

      assertThat(typed.code()).as(typed.err()).isIn(0, 2);
      assertThat(typed.err()).doesNotContain("Exception", "bug");
      assertThat(typed.out().lines()).allMatch(l -> l.length() <= 100);
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<String> logs() {
    Arbitrary<String> first = Arbitraries.of("BIOS-provided physical RAM map:\n", "");
    return Combinators.combine(first, Arbitraries.of(LINES).list().ofMinSize(1).ofMaxSize(30))
        .as((beginning, lines) -> beginning + String.join("\n", lines) + "\n");
  }
}
