package org.lifeboat.evidence.log;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No log is too odd to be read. */
final class AnyLogTest {
  private static final List<String> PIECES =
      List.of(
          "[    0.000000] ",
          "<6>",
          "[   T1] ",
          "BIOS-e820: ",
          "[mem 0x",
          "0x",
          "-0x",
          "] ",
          "usable",
          "ffffffffffffffff",
          "0000000000000000",
          "10000000000000",
          "RAMDISK: ",
          "ACPI: ",
          "SRAT: ",
          "Node 1 PXM 1 ",
          "hotplug",
          "Reserving DMAR table memory at ",
          "pci ",
          "0000:00:1f.7: ",
          "[8086:100e] type 00 class 0x060400",
          "PCI bridge to [bus ",
          "00",
          "ff",
          "-",
          "]",
          "DMAR: ",
          "dmar0: reg_base_addr ",
          " ver 1:0 cap ",
          " ecap ",
          "IOAPIC[0]: ",
          "apic_id 255, version 1",
          ", address 0x",
          ", GSI 999999999-0",
          "smpboot: CPU0: ",
          " (family: 0xfff, model: 0xff",
          "swiotlb buffer is full (sz: 999999999999999999 bytes)",
          ", total 0 (slots), used 1 (slots)",
          ", total 999999999999999999 (slots), used 999999999999999998 (slots)",
          "swiotlb buffer is full (sz: 0 bytes)",
          "DMA: Out of SW-IOMMU space for 999999999999999999 bytes at device 0000:05:00.0",
          "overflow 0x1+999999999999999999 of DMA mask ffffffff",
          "Command line: swiotlb=0xffffffffffff ",
          "Command line: swiotlb=999999999999999 ",
          "Linux version 6.1.0 ",
          "software IO TLB: area num 999999.",
          "watchdog: BUG: soft lockup - CPU#0 stuck",
          "RIP: 0010:swiotlb_do_find_slots+0x1/0x2",
          "[999999999.999999999] ",
          "DMAR: [DMA Read] Request device [",
          " [fault reason 0x",
          "AMD-Vi: Event logged [IO_PAGE_FAULT",
          "memblock_reserve: [0x",
          " f+0x1/0x2",
          "MEMBLOCK configuration:",
          " reserved[0x0] [0x",
          "\n",
          "\r\n",
          "\u0000",
          "\u001b[",
          "é");

  @Property(tries = 2000)
  void piecesInAnyOrderAreRead(@ForAll("logs") String text) {
    assertThatCode(() -> read(text)).doesNotThrowAnyException();
  }

  @Property
  void anyBytesAreRead(@ForAll byte[] bytes) {
    assertThatCode(() -> read(new String(bytes, StandardCharsets.UTF_8)))
        .doesNotThrowAnyException();
  }

  @Provide
  Arbitrary<String> logs() {
    return Combinators.combine(
            Arbitraries.of(PIECES).list().ofMaxSize(60), Arbitraries.strings().ofMaxLength(5))
        .as((pieces, noise) -> String.join("", pieces) + noise);
  }

  private static void read(String text) {
    KernelLog log = KernelLog.parse(text);
    LoggedMemory memory = new LoggedMemory(log);
    memory.firmwareMap();
    memory.ramDisk();
    memory.tables();
    memory.tablesInRamDisk();
    memory.nodes();
    LoggedHardware hardware = new LoggedHardware(log);
    hardware.units();
    hardware.ioApics();
    hardware.processor(1);
    hardware.dmi();
    new LoggedPci(log).functions();
    EarlyTrace.of(log);
    DmaMessages.of(log);
    LoggedNotes.of(log);
  }
}
